import type { ChartSpec } from './chart-spec.ts';
import { count } from './figures.ts';
import { frame, NARROW_BELOW } from './frame.ts';
import { monthlyCosts, type MonthlyCosts, type ThresholdCostInput } from './monthly-costs.ts';
import type { Palette } from './palette.ts';
import { chosenThreshold, costCurves, HEADROOM } from './threshold-marks.ts';

export { monthlyCosts, type ThresholdCostInput } from './monthly-costs.ts';

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
    ...costCurves(costs, input.honest, palette),
    ...chosenThreshold(costs, input.honest, { ...plot, highest }, palette),
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

function describe(costs: MonthlyCosts): string {
  const { at, threshold, promised, delivered, cheapestPromised, cheapestDelivered } = costs;
  return `At a threshold of ${threshold[at]!.toFixed(2)} the test promises a cost of ${count(promised[at]!)} a month; the replay came to ${count(delivered[at]!)}. The cheapest threshold is ${cheapestPromised.toFixed(2)} by the test and ${cheapestDelivered.toFixed(2)} by the replay.`;
}
