import { averagePrecision } from './metrics/average-precision.ts';
import { brier } from './metrics/brier.ts';
import { logLoss } from './metrics/log-loss.ts';
import { rocAuc } from './metrics/roc-auc.ts';
import type { Scores } from './result.ts';

/**
 * The metrics that a report gives for one set of scored rows; null where one has no value.
 * @param y 0 or 1 a row. @param score probability of label 1, one a row, same order.
 */
export function scoresOf(y: Uint8Array, score: Float64Array): Scores {
  return {
    rocAuc: rocAuc(y, score) ?? null,
    averagePrecision: averagePrecision(y, score) ?? null,
    brier: brier(y, score) ?? null,
    logLoss: logLoss(y, score) ?? null,
    positiveRate: positiveRate(y),
  };
}

/**
 * What several folds say together: the plain mean of each metric over the folds, as cross-validation
 * reports it. A metric that has no value in one fold has none together.
 */
export function meanScores(folds: readonly Scores[]): Scores {
  const mean = (metric: keyof Scores): number | null => {
    let sum = 0;
    for (const scores of folds) {
      const value = scores[metric];
      if (value === null) return null;
      sum += value;
    }
    return folds.length ? sum / folds.length : null;
  };
  return {
    rocAuc: mean('rocAuc'),
    averagePrecision: mean('averagePrecision'),
    brier: mean('brier'),
    logLoss: mean('logLoss'),
    positiveRate: mean('positiveRate'),
  };
}

function positiveRate(y: Uint8Array): number | null {
  if (y.length === 0) return null;
  let positives = 0;
  for (let i = 0; i < y.length; i++) positives += y[i]!;
  return positives / y.length;
}
