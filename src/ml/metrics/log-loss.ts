import { log } from '../elementary.ts';
import type { Metric } from '../metric.ts';
import { checkScored } from '../score-groups.ts';

/**
 * Log-loss: the mean of −log(probability given to what happened), in nats. A proper score like Brier's,
 * but a confident mistake costs without limit. So that one row with probability 0 does not make the mean
 * infinite, scores are clipped to [ε, 1 − ε] with the machine's ε = 2⁻⁵²: such a row costs 36.
 *
 * Cost: n. Undefined without rows.
 * Source: Good 1952; scikit-learn, `log_loss`, which clips at the same ε for 64-bit floats.
 * @param y 0 or 1 a row. @param score probability of label 1, one a row, same order.
 */
export function logLoss(y: Uint8Array, score: Float64Array): number | undefined {
  checkScored(y, score);
  if (y.length === 0) return undefined;
  let sum = 0;
  for (let i = 0; i < y.length; i++) sum += rowLogLoss(y[i]!, score[i]!);
  return sum / y.length;
}

/** The log-loss of one row. */
export function rowLogLoss(label: number, score: number): number {
  const p = Math.min(Math.max(score, Number.EPSILON), 1 - Number.EPSILON);
  return -log(label ? p : 1 - p);
}

export const metric: Metric = {
  id: 'log-loss',
  title: 'Log-loss',
  summary:
    'The mean of −log of the probability given to what happened; a confident mistake costs the most.',
  greaterIsBetter: false,
  measure: logLoss,
};
