import type { Metric } from '../metric.ts';
import { scoreGroups } from '../score-groups.ts';

/**
 * Area under the ROC curve: the probability that a row of label 1, drawn at random, has a higher score
 * than a row of label 0, a tie counting ½. It reads the order of the scores and nothing else: .5 is
 * chance, 1 a perfect order, and the share of label 1 does not matter.
 *
 * Cost: n log n. Undefined when only one class is there: no pair can be compared.
 * Source: Mann & Whitney 1947; Hanley & McNeil 1982. Equals scikit-learn's `roc_auc_score`.
 * @param y 0 or 1 a row. @param score one a row, same order.
 */
export function rocAuc(y: Uint8Array, score: Float64Array): number | undefined {
  const { positives, negatives, positiveCount, negativeCount } = scoreGroups(y, score);
  if (positiveCount === 0 || negativeCount === 0) return undefined;
  // Pairs won, counted from the lowest score up. The same sum by average ranks reads
  // Σ ranks⁺ − n⁺(n⁺ + 1)/2; counting pairs keeps every step a whole or half number, hence exact.
  let won = 0;
  let negativesBelow = 0;
  for (let g = 0; g < positives.length; g++) {
    won += positives[g]! * (negativesBelow + negatives[g]! / 2);
    negativesBelow += negatives[g]!;
  }
  return won / positiveCount / negativeCount;
}

export const metric: Metric = {
  id: 'roc-auc',
  title: 'ROC AUC',
  summary:
    'The probability that a late parcel gets a higher score than one that is not, ties counting one half.',
  greaterIsBetter: true,
  measure: rocAuc,
};
