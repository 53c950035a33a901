import { expect, it } from 'vitest';
import { rankCorrelation, rankShares } from './rank-shares.ts';

// SciPy 1.10.1: (rankdata(a) − .5) / 6 and spearmanr(a, b).statistic
const a = rankShares(Float64Array.of(0.1, 0.4, 0.4, 0.9, 0.2, 0.4));
const b = rankShares(Float64Array.of(0.3, 0.1, 0.5, 0.5, 0.2, 0.8));

it("gives SciPy's ranks as shares of the rows, ties alike", () => {
  const expected = [0.08333333, 0.58333333, 0.58333333, 0.91666667, 0.25, 0.58333333];
  a.forEach((share, i) => expect(share).toBeCloseTo(expected[i]!, 8));
});

it("gives SciPy's Spearman correlation", () => {
  expect(rankCorrelation(a, b)).toBeCloseTo(0.40042671736190333, 12);
  expect(rankCorrelation(a, a)).toBeCloseTo(1, 12);
});

it('has none with a score that ranks nothing', () => {
  expect(rankCorrelation(a, rankShares(new Float64Array(6)))).toBeUndefined();
});
