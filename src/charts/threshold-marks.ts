import { count } from './figures.ts';
import { label, type Layer } from './frame.ts';
import type { MonthlyCosts } from './monthly-costs.ts';
import type { Palette } from './palette.ts';
import { placeLabels, type Span } from './place-labels.ts';

/** Room above the highest cost. */
export const HEADROOM = 1.04;
/** Pixels beside the rule that the two labels take. */
const LABEL_WIDTH = 125;

/** The cost at each threshold, with a diamond at the cheapest: promised as dashes, delivered as a line. */
export function costCurves(costs: MonthlyCosts, honest: boolean, palette: Palette): Layer[] {
  const curve = (cost: number[], cheapest: number, style: { color: string }): Layer[] => {
    const values = cost.map((value, i) => ({ threshold: costs.threshold[i]!, cost: value }));
    return [
      { data: { values }, mark: { type: 'line', strokeWidth: 2, ...style } },
      {
        data: { values: values.filter(({ threshold }) => threshold === cheapest) },
        mark: { type: 'point', shape: 'diamond', filled: true, size: 90, opacity: 1, ...style },
      },
    ];
  };
  const promise = honest ? palette.honest : palette.leak;
  return [
    ...curve(costs.promised, costs.cheapestPromised, { color: promise, ...{ strokeDash: [6, 4] } }),
    ...curve(costs.delivered, costs.cheapestDelivered, { color: palette.future }),
  ];
}

interface Plot {
  width: number;
  height: number;
  highest: number;
}

/** The rule at the chosen threshold, with what it costs by either curve. */
export function chosenThreshold(
  costs: MonthlyCosts,
  honest: boolean,
  plot: Plot,
  palette: Palette,
): Layer[] {
  const { at } = costs;
  const threshold = costs.threshold[at]!;
  const two = [
    {
      text: `promised ${count(costs.promised[at]!)}`,
      color: honest ? palette.honestText : palette.leakText,
    },
    { text: `delivered ${count(costs.delivered[at]!)}`, color: palette.futureText },
  ];
  const side = threshold < 0.6 ? 1 : -1;
  const x = threshold * plot.width + side * 10;
  const ys = labelHeights(costs, plot, side);
  const point = (cost: number, style: object): Layer => ({
    data: { values: [{ threshold, cost }] },
    mark: { type: 'point', filled: true, opacity: 1, ...style },
  });
  const stroke = honest ? palette.honest : palette.leak;
  const foot = { x: threshold * plot.width, y: -14, align: 'center' as const };
  foot.x = Math.min(Math.max(foot.x, 0), plot.width - 34);
  return [
    {
      data: { values: [{ threshold }] },
      mark: { type: 'rule', color: palette.ink, strokeWidth: 1.25 },
      encoding: { y: { value: -4 }, y2: { value: plot.height } },
    },
    point(costs.promised[at]!, { fill: palette.page, stroke, strokeWidth: 2, size: 110 }),
    point(costs.delivered[at]!, { color: palette.future, size: 75 }),
    ...two.flatMap(({ text, color }, i) =>
      label(
        palette,
        text,
        { x, y: ys[i]!, align: side > 0 ? 'left' : 'right' },
        { color, bold: true },
      ),
    ),
    ...label(palette, `threshold ${threshold.toFixed(2)}`, foot, { bold: true }),
  ];
}

/** Heights of the two labels: the dearer curve's above it, the cheaper one's below, both off the curves. */
function labelHeights(costs: MonthlyCosts, plot: Plot, side: 1 | -1): number[] {
  const { at, promised, delivered, threshold } = costs;
  const y = (cost: number) => plot.height * (1 - cost / (plot.highest * HEADROOM));
  const steps = Math.ceil((LABEL_WIDTH / plot.width) * (threshold.length - 1));
  const beside = (cost: number[]): Span => {
    const ys = cost
      .slice(Math.max(at + Math.min(0, side * steps), 0), at + Math.max(0, side * steps) + 1)
      .map(y);
    return [Math.min(...ys) - 2, Math.max(...ys) + 2];
  };
  const promisedAbove = promised[at]! > delivered[at]!;
  return placeLabels(
    [
      { lineY: y(promised[at]!), prefer: promisedAbove ? 'above' : 'below' },
      { lineY: y(delivered[at]!), prefer: promisedAbove ? 'below' : 'above' },
    ],
    { labelHeight: 16, top: 0, bottom: plot.height, lines: [beside(promised), beside(delivered)] },
  );
}
