import type { Calibration, CalibrationBin } from './result.ts';
import { checkScored } from './score-groups.ts';

/**
 * Calibration: do parcels with a score of .3 come late in 30 of 100 cases? Scores are put in bins of
 * equal width, (low, high], the first with 0; in each the mean score stands beside the share of label 1.
 * Empty bins are left out.
 *
 * ECE, the expected calibration error, is the mean gap between the two, weighted by rows; MCE the
 * largest gap. Both depend strongly on the number of bins (the same ten scores give .24 with 10 bins and
 * .16 with 5), so they are shown with it, and with the Brier score, which needs no bins.
 *
 * Cost: n.
 * Source: Naeini, Cooper & Hauskrecht 2015; bins as scikit-learn's `calibration_curve`, uniform strategy.
 * @param y 0 or 1 a row. @param score probability of label 1, one a row, same order.
 * @throws without rows, or when a score is no probability.
 */
export function calibrationOf(y: Uint8Array, score: Float64Array, binCount = 10): Calibration {
  checkScored(y, score);
  if (y.length === 0) throw new Error('Calibration needs scored rows; it was given none.');
  const rows = new Int32Array(binCount);
  const positives = new Int32Array(binCount);
  const scoreSum = new Float64Array(binCount);
  for (let i = 0; i < y.length; i++) {
    const bin = binOf(score[i]!, binCount);
    rows[bin]!++;
    positives[bin]! += y[i]!;
    scoreSum[bin]! += score[i]!;
  }
  const bins: CalibrationBin[] = [];
  for (let b = 0; b < binCount; b++)
    if (rows[b])
      bins.push({
        low: b / binCount,
        high: (b + 1) / binCount,
        rows: rows[b]!,
        meanScore: scoreSum[b]! / rows[b]!,
        positiveRate: positives[b]! / rows[b]!,
      });
  const gap = (bin: CalibrationBin) => Math.abs(bin.positiveRate - bin.meanScore);
  return {
    bins,
    ece: bins.reduce((sum, bin) => sum + (bin.rows / y.length) * gap(bin), 0),
    mce: Math.max(...bins.map(gap)),
  };
}

/** The bin (b/n, (b + 1)/n] that holds a probability. */
function binOf(p: number, binCount: number): number {
  if (p < 0 || p > 1)
    throw new Error(
      `A score is ${p}; calibration needs probabilities from 0 to 1. Turn scores of another scale into probabilities first.`,
    );
  let bin = Math.max(0, Math.ceil(p * binCount) - 1);
  // The product is rounded, the edges are the truth: a score on an edge belongs below it.
  if (p > (bin + 1) / binCount) bin++;
  else if (bin > 0 && p <= bin / binCount) bin--;
  return bin;
}
