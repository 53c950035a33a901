import type { Interval } from './result.ts';
import { scoreGroups } from './score-groups.ts';

/** The 97.5 % quantile of the standard normal distribution. */
const NORMAL_975 = 1.959963984540054;

/**
 * ROC AUC with DeLong's standard error. The placement of a positive row is the share of negative rows
 * below it (ties ½), that of a negative row the share of positive rows above it. The AUC is the mean of
 * either; its variance is var(placements of positives)/n⁺ + var(placements of negatives)/n⁻.
 *
 * It takes rows to be independent. Parcels of the same days share congestion and storms, so over longer
 * spans the bootstrap by blocks of days (bootstrap.ts) is the one to believe.
 *
 * Cost: n log n, by reading the placements off the sorted groups instead of comparing all pairs.
 * Undefined unless each class has at least two rows.
 * Source: DeLong, DeLong & Clarke-Pearson 1988; Sun & Xu 2014 for the fast form.
 * @param y 0 or 1 a row. @param score one a row, same order.
 */
export function delong(
  y: Uint8Array,
  score: Float64Array,
): { rocAuc: number; standardError: number } | undefined {
  const { positives, negatives, positiveCount, negativeCount } = scoreGroups(y, score);
  if (positiveCount < 2 || negativeCount < 2) return undefined;
  // Placements are kept as counts of pairs (whole or half numbers) until the end, so sums are exact.
  let won = 0;
  let wonSquared = 0;
  let lostSquared = 0;
  let negativesBelow = 0;
  let positivesAbove = positiveCount;
  for (let g = 0; g < positives.length; g++) {
    const p = positives[g]!;
    const n = negatives[g]!;
    positivesAbove -= p;
    const below = negativesBelow + n / 2;
    const above = positivesAbove + p / 2;
    won += p * below;
    wonSquared += p * below * below;
    lostSquared += n * above * above;
    negativesBelow += n;
  }
  const variance =
    sampleVariance(won, wonSquared, positiveCount) /
      (positiveCount * negativeCount * negativeCount) +
    sampleVariance(won, lostSquared, negativeCount) /
      (negativeCount * positiveCount * positiveCount);
  return {
    rocAuc: won / positiveCount / negativeCount,
    standardError: Math.sqrt(variance),
  };
}

/** ROC AUC with its normal 95 % interval after DeLong, cut at 0 and 1; undefined as `delong` is. */
export function delongInterval(y: Uint8Array, score: Float64Array): Interval | undefined {
  const estimate = delong(y, score);
  if (!estimate) return undefined;
  const reach = NORMAL_975 * estimate.standardError;
  return {
    value: estimate.rocAuc,
    low: Math.max(0, estimate.rocAuc - reach),
    high: Math.min(1, estimate.rocAuc + reach),
  };
}

/** Variance of n values (divisor n − 1) from their sum and their sum of squares. */
function sampleVariance(sum: number, sumOfSquares: number, n: number): number {
  return Math.max(0, sumOfSquares - (sum * sum) / n) / (n - 1);
}
