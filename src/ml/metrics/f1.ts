import type { Metric } from '../metric.ts';
import { checkScored } from '../score-groups.ts';

/**
 * F1: the harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN), where a row is called positive
 * when its score is at least the threshold. True negatives do not count. At a fixed threshold of .5 a
 * well calibrated model of a rare event may call nothing positive and earn 0: the threshold belongs to
 * the costs (thresholds.ts), not to the model.
 *
 * Cost: n. Undefined when no row has label 1 and none is called positive.
 * Source: van Rijsbergen 1979; scikit-learn, `f1_score`.
 * @param y 0 or 1 a row. @param score one a row, same order.
 */
export function f1(y: Uint8Array, score: Float64Array, threshold = 0.5): number | undefined {
  checkScored(y, score);
  let truePositives = 0;
  let called = 0;
  let positives = 0;
  for (let i = 0; i < y.length; i++) {
    positives += y[i]!;
    if (score[i]! < threshold) continue;
    called++;
    truePositives += y[i]!;
  }
  // TP + FP rows are called positive, TP + FN are positive.
  return called + positives === 0 ? undefined : (2 * truePositives) / (called + positives);
}

export const metric: Metric = {
  id: 'f1',
  title: 'F1 at ½',
  summary:
    'The harmonic mean of precision and recall when every parcel with a score of ½ or more is called late.',
  greaterIsBetter: true,
  measure: (y, score) => f1(y, score),
};
