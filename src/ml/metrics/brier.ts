import type { Metric } from '../metric.ts';
import { checkScored } from '../score-groups.ts';

/**
 * Brier score: the mean of (score − label)². A proper score: its expectation is lowest for the true
 * probability, so it rewards ranking and calibration together. Predicting the share π of label 1 for
 * every row gives π(1 − π).
 *
 * Cost: n. Undefined without rows.
 * Source: Brier 1950; scikit-learn, `brier_score_loss`.
 * @param y 0 or 1 a row. @param score probability of label 1, one a row, same order.
 */
export function brier(y: Uint8Array, score: Float64Array): number | undefined {
  checkScored(y, score);
  if (y.length === 0) return undefined;
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    const error = score[i]! - y[i]!;
    sum += error * error;
  }
  return sum / y.length;
}

export const metric: Metric = {
  id: 'brier',
  title: 'Brier score',
  summary:
    'The mean squared distance between the predicted probability and what happened; lower is better.',
  greaterIsBetter: false,
  measure: brier,
};
