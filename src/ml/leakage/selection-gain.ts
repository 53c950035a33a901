import type { Frame } from '../frame.ts';
import { rocAuc } from '../metrics/roc-auc.ts';
import { Random } from '../random.ts';
import type { Interval } from '../result.ts';
import type { Fold } from '../split.ts';
import type { Column } from '../table.ts';
import { binColumns, selectFeatures, type BinnedColumns } from './select-features.ts';
import { binsAt } from './value-bins.ts';

const DEALS = 20;
/** 97.5 % quantile of Student's t with 19 degrees of freedom. */
const T_19 = 2.093;

export interface SelectionGain {
  /** Share of the kept columns that training rows alone would not have kept. */
  replaced: number;
  /** With the labels as they are; null where the test rows have one class. */
  gain: number | null;
  /** With labels dealt out at random: the mean of 20 deals, and its interval. */
  scrambled: Interval | null;
}

/**
 * What a selection on all eligible rows brings: the mean one-feature ROC AUC, on test rows, of the columns
 * kept by all rows less that of the columns kept by training rows. Each column scores a test row by the
 * mean label of its bin over the training rows, so nothing but the choice of columns knew the test rows.
 *
 * One set of labels is one draw, and on few rows a noisy one. Dealt out at random, the labels cannot be
 * told by any column, so what is gained is what the choice looked up; twenty deals show it without a fit.
 *
 * Cost: two passes over the rows a column, for each deal.
 */
export function selectionGain(
  columns: readonly Column[],
  frame: Frame,
  fold: Fold,
  count: number,
): SelectionGain {
  const all = binColumns(columns, frame.eligible, frame.created);
  const trainRows = fold.trainIndex.map((i) => frame.eligible[i]!);
  const train = binColumns(columns, trainRows, frame.created);
  const exchanged = (y: Uint8Array) => {
    const trainY = Uint8Array.from(fold.trainIndex, (i) => y[i]!);
    const byAll = selectFeatures(all, y, count);
    const byTrain = selectFeatures(train, trainY, count);
    const came = byAll.filter((position) => !byTrain.includes(position));
    const went = byTrain.filter((position) => !byAll.includes(position));
    const auc = (position: number) =>
      testAuc(columns[position]!, position, { ...fold, train }, y, trainY, frame);
    const total = (positions: number[]) => positions.reduce((sum, p) => sum + auc(p), 0);
    return { replaced: came.length / count, gain: (total(came) - total(went)) / count };
  };
  const { replaced, gain } = exchanged(frame.y);
  const rng = new Random(DEALS, 'scrambled selection');
  const scrambled = Array.from({ length: DEALS }, () => {
    const y = Uint8Array.from(rng.shuffle(Int32Array.from(frame.y)));
    return exchanged(y).gain;
  });
  return {
    replaced,
    gain: Number.isNaN(gain) ? null : gain,
    scrambled: meanInterval(scrambled),
  };
}

/** The mean and its interval by Student's t; null where a value is missing. */
function meanInterval(values: readonly number[]): Interval | null {
  const n = values.length;
  const value = values.reduce((a, b) => a + b, 0) / n;
  if (Number.isNaN(value)) return null;
  const squares = values.reduce((sum, v) => sum + (v - value) * (v - value), 0);
  const error = T_19 * Math.sqrt(squares / (n - 1) / n);
  return { value, low: value - error, high: value + error };
}

/** Strength of the pull of a bin's mean label towards the mean of all, in rows. */
const PRIOR_COUNT = 5;

/** ROC AUC on the test rows of the mean label of each row's bin over the training rows. */
function testAuc(
  column: Column,
  position: number,
  { testIndex, train }: Fold & { train: BinnedColumns },
  y: Uint8Array,
  trainY: Uint8Array,
  frame: Frame,
): number {
  const { fitted, bins } = train.columns[position]!;
  const sum = new Float64Array(fitted.size);
  const rows = new Float64Array(fitted.size);
  for (let i = 0; i < bins.length; i++) {
    sum[bins[i]!]! += trainY[i]!;
    rows[bins[i]!]!++;
  }
  const mean = trainY.reduce((a, b) => a + b, 0) / trainY.length;
  const means = sum.map((s, bin) => (s + PRIOR_COUNT * mean) / (rows[bin]! + PRIOR_COUNT));
  const testRows = testIndex.map((i) => frame.eligible[i]!);
  const testY = Uint8Array.from(testIndex, (i) => y[i]!);
  const score = Float64Array.from(binsAt(fitted, column, testRows), (bin) => means[bin]!);
  return rocAuc(testY, score) ?? NaN;
}
