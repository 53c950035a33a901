import { expect, it } from 'vitest';
import { namedPalette, pictures } from './gallery/fixtures.ts';
import { monthlyCosts, thresholdCostChart } from './threshold-cost.ts';

const input = {
  thresholds: pictures.thresholds,
  costs: { falseNegative: 14, falsePositive: 3, truePositive: 5 },
  parcelsPerMonth: 4590,
  threshold: 0.3,
  honest: false,
};

it('turns the mean cost of a parcel into the cost of a month', () => {
  const { truePositive, falsePositive, falseNegative } = pictures.thresholds.replay;
  const rows = truePositive[0]! + falsePositive[0]!;
  const total = falseNegative[30]! * 14 + falsePositive[30]! * 3 + truePositive[30]! * 5;
  expect(monthlyCosts(input).delivered[30]).toBeCloseTo((total / rows) * 4590, 8);
});

it('says what the chosen threshold costs and which would have been cheapest', () => {
  expect(thresholdCostChart(input, namedPalette, 900).description).toMatch(
    /^At a threshold of 0\.30 the test promises a cost of [\d,]+ a month; the replay came to [\d,]+\. The cheapest threshold is 0\.\d\d by the test and 0\.\d\d by the replay\.$/,
  );
});

it('lists the chosen threshold though it is no multiple of 0.05', () => {
  const { rows } = thresholdCostChart({ ...input, threshold: 0.33 }, namedPalette, 900).table;
  expect(rows.map(([threshold]) => threshold)).toContain('0.33');
});
