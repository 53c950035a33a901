import type { Pictures } from '../ml/result.ts';
import { bestThreshold, expectedCosts, type Costs } from '../ml/thresholds.ts';
import type { ChartSpec } from './chart-spec.ts';
import { count } from './figures.ts';
import { frame, label, NARROW_BELOW, type Layer } from './frame.ts';
import type { Palette } from './palette.ts';
import { placeLabels, type Span } from './place-labels.ts';

export interface ThresholdCostInput {
  thresholds: Pictures['thresholds'];
  costs: Costs;
  /** Parcels that the service scores in a month: turns cost a parcel into cost a month. */
  parcelsPerMonth: number;
  /** From 0 to 1. */
  threshold: number;
  honest: boolean;
}

const HEADROOM = 1.04;
/** Pixels beside the rule that the two labels take. */
const LABEL_WIDTH = 125;

/** Cost a month at each threshold. */
export interface MonthlyCosts {
  threshold: number[];
  promised: number[];
  delivered: number[];
  /** Index of the threshold that was asked for. */
  at: number;
  cheapestPromised: number;
  cheapestDelivered: number;
}

export function monthlyCosts(input: ThresholdCostInput): MonthlyCosts {
  const { offline, replay } = input.thresholds;
  const perMonth = (cost: number) => cost * input.parcelsPerMonth;
  return {
    threshold: offline.threshold,
    promised: expectedCosts(offline, input.costs).map(perMonth),
    delivered: expectedCosts(replay, input.costs).map(perMonth),
    at: Math.round(input.threshold * (offline.threshold.length - 1)),
    cheapestPromised: bestThreshold(offline, input.costs).threshold,
    cheapestDelivered: bestThreshold(replay, input.costs).threshold,
  };
}

/** What a month costs at each threshold, by the test and by the replay; a rule at the chosen one. */
export function thresholdCostChart(
  input: ThresholdCostInput,
  palette: Palette,
  outerWidth: number,
): ChartSpec {
  const costs = monthlyCosts(input);
  const narrow = outerWidth < NARROW_BELOW;
  const padding = { left: 56, right: 14, top: 24, bottom: 40 };
  const plot = {
    width: Math.max(outerWidth - padding.left - padding.right, 1),
    height: narrow ? 210 : 230,
    padding,
  };
  const highest = Math.max(...costs.promised, ...costs.delivered);
  const spec = frame(palette, plot, [
    ...curves(costs, input.honest, palette),
    ...chosen(costs, input.honest, { ...plot, highest }, palette),
  ]);
  spec.encoding = {
    x: {
      field: 'threshold',
      type: 'quantitative',
      scale: { domain: [0, 1] },
      axis: { tickCount: 5, grid: false, format: '.1f' },
      title: narrow ? 'threshold' : 'threshold: a parcel is called late from this probability on',
    },
    y: {
      field: 'cost',
      type: 'quantitative',
      scale: { domain: [0, highest * HEADROOM], nice: false },
      axis: { tickCount: 4, format: highest < 100_000 ? ',.0f' : '~s' },
      title: null,
    },
  };
  return {
    spec,
    title: 'What a month costs, by threshold',
    description: describe(costs),
    table: {
      columns: ['threshold', 'promised a month', 'delivered a month'],
      rows: costs.threshold.flatMap((threshold, i) =>
        i % 5 === 0 || i === costs.at
          ? [[threshold.toFixed(2), count(costs.promised[i]!), count(costs.delivered[i]!)]]
          : [],
      ),
    },
    legend: [
      { title: 'promised by the test', colour: input.honest ? 'honest' : 'leak', shape: 'dashes' },
      { title: 'delivered by the replay', colour: 'future', shape: 'line' },
      { title: 'the cheapest threshold of each', colour: 'ink', shape: 'diamond' },
    ],
    height: padding.top + plot.height + padding.bottom,
  };
}

function curves(costs: MonthlyCosts, honest: boolean, palette: Palette): Layer[] {
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

function chosen(costs: MonthlyCosts, honest: boolean, plot: Plot, palette: Palette): Layer[] {
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

function describe(costs: MonthlyCosts): string {
  const { at, threshold, promised, delivered, cheapestPromised, cheapestDelivered } = costs;
  return `At a threshold of ${threshold[at]!.toFixed(2)} the test promises a cost of ${count(promised[at]!)} a month; the replay came to ${count(delivered[at]!)}. The cheapest threshold is ${cheapestPromised.toFixed(2)} by the test and ${cheapestDelivered.toFixed(2)} by the replay.`;
}
