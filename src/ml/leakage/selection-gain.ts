import { bootstrapOf } from '../assess.ts';
import type { Feature } from '../feature.ts';
import type { Frame } from '../frame.ts';
import { interval } from '../interval.ts';
import { rocAuc } from '../metrics/roc-auc.ts';
import type { Interval } from '../result.ts';
import type { Column } from '../table.ts';
import type { FoldRows } from './fit-scope.ts';
import { selectFeatures } from './select-features.ts';
import { binsAt, fitBins } from './value-bins.ts';

export interface SelectionGain {
  /** Share of the kept columns that training rows alone would not have kept, over all folds. */
  replaced: number;
  gain: Interval | null;
}

/**
 * What a selection on all eligible rows brings: the mean one-feature ROC AUC, on test rows, of the columns
 * kept by all rows less that of the columns kept by training rows. Each column scores a test row by the
 * mean label of its bin over the training rows, so nothing but the choice of columns knew the test rows.
 *
 * Cost: two selections a fold, and one bootstrap for each column that was exchanged.
 */
export function selectionGain(
  features: readonly Feature[],
  frame: Frame,
  folds: readonly FoldRows[],
  count: number,
): SelectionGain {
  const columns = features.map((feature) => frame.column(feature, 'as-of'));
  const byAll = selectFeatures(columns, frame.eligible, frame.y, frame.created, count);
  let replaced = 0;
  let value = 0;
  const draws: Float64Array[] = [];
  for (const fold of folds) {
    const byTrain = selectFeatures(columns, fold.train, fold.trainY, frame.created, count);
    const came = byAll.filter((position) => !byTrain.includes(position));
    const went = byTrain.filter((position) => !byAll.includes(position));
    replaced += came.length / byAll.length / folds.length;
    const bootstrap = bootstrapOf(frame, [fold.test], 'test');
    for (const [positions, sign] of [
      [came, 1],
      [went, -1],
    ] as const)
      for (const position of positions) {
        const score = labelMeans(columns[position]!, fold);
        const weight = sign / byAll.length / folds.length;
        value += weight * (rocAuc(fold.testY, score) ?? NaN);
        draws.push(bootstrap.rocAucs([{ y: fold.testY, score }]).map((auc) => weight * auc));
      }
  }
  if (draws.length === 0) return { replaced, gain: { value: 0, low: 0, high: 0 } };
  if (Number.isNaN(value)) return { replaced, gain: null };
  const sums = draws.reduce((total, drawn) => total.map((sum, k) => sum + drawn[k]!));
  return { replaced, gain: { value, ...interval(sums) } };
}

/** Strength of the pull of a bin's mean label towards the mean of all, in rows. */
const PRIOR_COUNT = 5;

/** Each test row as the mean label of its bin over the training rows. */
function labelMeans(column: Column, { train, trainY, test }: FoldRows): Float64Array {
  const fitted = fitBins(column, train);
  const sum = new Float64Array(fitted.size);
  const rows = new Float64Array(fitted.size);
  binsAt(fitted, column, train).forEach((bin, i) => {
    sum[bin]! += trainY[i]!;
    rows[bin]!++;
  });
  const mean = trainY.reduce((a, b) => a + b, 0) / trainY.length;
  const means = sum.map((s, bin) => (s + PRIOR_COUNT * mean) / (rows[bin]! + PRIOR_COUNT));
  return Float64Array.from(binsAt(fitted, column, test), (bin) => means[bin]!);
}
