import { bootstrapOf } from '../assess.ts';
import { fitEncoder } from '../encode.ts';
import { fitImputer, impute } from '../encoders/impute.ts';
import { numbersAt, originOf } from '../encoders/column-encoder.ts';
import { fitScaler, type Scaler } from '../encoders/scale.ts';
import type { Feature } from '../feature.ts';
import { frameWith, type Frame } from '../frame.ts';
import { difference, interval } from '../interval.ts';
import { rocAuc } from '../metrics/roc-auc.ts';
import { Random } from '../random.ts';
import type { Interval } from '../result.ts';
import type { Fold } from '../split.ts';
import type { Column } from '../table.ts';

/** A fold with the rows of the world that it is about, and their labels. */
export interface FoldRows {
  train: Int32Array;
  trainY: Uint8Array;
  test: Int32Array;
  testY: Uint8Array;
  /** The same world, of which a feature may learn from the training rows alone. */
  ofTraining: Frame;
}

export function foldRows(frame: Frame, { trainIndex, testIndex }: Fold): FoldRows {
  const labels = (index: Int32Array) => Uint8Array.from(index, (i) => frame.y[i]!);
  const rows = (index: Int32Array) => index.map((i) => frame.eligible[i]!);
  const [train, trainY] = [rows(trainIndex), labels(trainIndex)];
  return {
    train,
    trainY,
    test: rows(testIndex),
    testY: labels(testIndex),
    ofTraining: frameWith(frame, { eligible: train, y: trainY }),
  };
}

/**
 * How far the mean of a number column moves, and by how much its deviation is stretched, when imputer and
 * scaler are fitted on all eligible rows instead of training rows: the shift in training deviations, and
 * the stretch as a share. No label is in either, so neither can hand one over.
 * @returns null for a column without a value, or a constant one.
 */
export function scalingShift(
  column: Column,
  train: Int32Array,
  all: Int32Array,
): { shift: number; stretch: number } | null {
  const onTrain = scalerOf(column, train);
  const onAll = scalerOf(column, all);
  if (!onTrain?.deviation || !onAll) return null;
  return {
    shift: Math.abs(onAll.mean - onTrain.mean) / onTrain.deviation,
    stretch: Math.abs(onAll.deviation / onTrain.deviation - 1),
  };
}

function scalerOf(column: Column, rows: Int32Array): Scaler | null {
  const values = numbersAt(column, rows, originOf(column, rows));
  const imputer = fitImputer(values);
  if (!imputer) return null;
  impute(values, imputer);
  return fitScaler(values);
}

/** The share of test rows whose category no training row has: it has a code only where all rows were fitted. */
export function unseenShare(column: Column, { train, test }: FoldRows): number {
  if (column.kind !== 'categorical') return 0;
  const seen = new Uint8Array(column.categories.length + 1);
  for (const row of train) seen[column.values[row]! + 1] = 1;
  return test.reduce((sum, row) => sum + (seen[column.values[row]! + 1] ? 0 : 1), 0) / test.length;
}

/**
 * What a column's target encoding tells the test rows when it is fitted on all eligible rows, less what it
 * tells when fitted on training rows: the difference of the ROC AUC of the encoded values on test rows.
 * In the first the test rows' own labels are part of the means, so the difference is what came through.
 */
export function targetEncodingGain(
  feature: Feature,
  frame: Frame,
  { train, trainY, test, testY }: FoldRows,
): Interval | null {
  const column = frame.column(feature, 'as-of');
  const encoded = (rows: Int32Array, y: Uint8Array) => {
    const inputs = [{ feature: feature.id, column }];
    const encoder = fitEncoder(inputs, rows, 'target', { y, rng: new Random(0, 'fit scope') });
    const [values] = encoder.transform(inputs, test).numeric;
    return Float64Array.from(test, (_, i) => values?.values[i] ?? 0);
  };
  return gainOf(frame, test, testY, encoded(frame.eligible, frame.y), encoded(train, trainY));
}

/**
 * The same of a feature that learns from labels itself (a mean by merchant): its values as learned from
 * all eligible rows against those learned from training rows. null where both are the same.
 */
export function learnedFeatureGain(
  feature: Feature,
  frame: Frame,
  { ofTraining, test, testY }: FoldRows,
): Interval | null {
  const onAll = scoresAt(frame.column(feature, 'as-of'), test);
  const onTrain = scoresAt(ofTraining.column(feature, 'as-of'), test);
  if (onAll.every((value, i) => value === onTrain[i])) return null;
  return gainOf(frame, test, testY, onAll, onTrain);
}

/** Missing stands at the lowest score: it must be somewhere, and means of labels are never below 0. */
function scoresAt({ values }: Column, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => (values[row] === values[row] ? values[row]! : -1));
}

/** ROC AUC of one score less that of another on the same rows; null without a value. */
function gainOf(
  frame: Frame,
  test: Int32Array,
  y: Uint8Array,
  onAll: Float64Array,
  onTrain: Float64Array,
): Interval | null {
  const [all, train] = [rocAuc(y, onAll), rocAuc(y, onTrain)];
  if (all === undefined || train === undefined) return null;
  const bootstrap = bootstrapOf(frame, [test], 'test');
  const draws = (score: Float64Array) => bootstrap.rocAucs([{ y, score }]);
  return { value: all - train, ...interval(difference(draws(onAll), draws(onTrain))) };
}
