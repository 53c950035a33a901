import type { Metric } from '../metric.ts';
import { scoreGroups } from '../score-groups.ts';

/**
 * Average precision: Σ (Rᵢ − Rᵢ₋₁) Pᵢ over the distinct scores from the highest down, where Pᵢ and Rᵢ are
 * precision and recall when every row from that score up is called positive. It sums steps and does not
 * interpolate between them, which would be too kind. A random score earns the share of label 1, so two
 * sets of rows with different shares cannot be compared by it.
 *
 * Cost: n log n. Undefined without a row of label 1: recall has no denominator (scikit-learn gives 0
 * and a warning there).
 * Source: scikit-learn, `average_precision_score`.
 * @param y 0 or 1 a row. @param score one a row, same order.
 */
export function averagePrecision(y: Uint8Array, score: Float64Array): number | undefined {
  const { positives, negatives, positiveCount } = scoreGroups(y, score);
  if (positiveCount === 0) return undefined;
  let sum = 0;
  let truePositives = 0;
  let falsePositives = 0;
  for (let g = positives.length - 1; g >= 0; g--) {
    truePositives += positives[g]!;
    falsePositives += negatives[g]!;
    sum += (positives[g]! * truePositives) / (truePositives + falsePositives);
  }
  return sum / positiveCount;
}

export const metric: Metric = {
  id: 'average-precision',
  title: 'Average precision',
  summary:
    'Precision averaged over every level of recall; a random score earns the share of late parcels.',
  greaterIsBetter: true,
  measure: averagePrecision,
};
