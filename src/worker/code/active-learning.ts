import type { Design } from '../../ml/design.ts';
import { fitEncoder } from '../../ml/encode.ts';
import {
  activeLearning as learnActively,
  type ActiveLearningOptions,
  type LearningStep,
} from '../../ml/labelling/active-learning.ts';
import type { Fitted } from '../../ml/model.ts';
import { model as logisticRegression } from '../../ml/models/logistic-regression.ts';
import type { Values } from './lists.ts';
import type { TableLike } from './packed-value.ts';
import { everyRow, inputsOf, labelsOf } from './table-inputs.ts';
import { fitToEnd } from './train-model.ts';

export interface ActiveLearningRun extends Omit<ActiveLearningOptions, 'seed'> {
  /** The rows that labels are bought of, and all their true labels. */
  pool: TableLike;
  y: Values;
  /** The rows that each model is measured on, which are never asked for. */
  test: TableLike;
  testY: Values;
  /** Columns that the model reads; all of them if absent. */
  features?: readonly string[];
  seed?: number;
}

/**
 * Active learning of logistic regression on a table: how good it is after each purchase of labels. What
 * its encoder learns (categories, medians, scales) comes from the whole pool, for it takes no labels.
 */
export async function activeLearning({
  pool,
  y,
  test,
  testY,
  features = pool.columnNames(),
  seed = 7,
  ...options
}: ActiveLearningRun): Promise<LearningStep[]> {
  const inputs = inputsOf(pool, features);
  const encoder = fitEncoder(inputs, everyRow(pool), logisticRegression.encoding, null);
  const steps = learnActively(
    { design: encoder.transform(inputs, everyRow(pool)), y: labelsOf(pool, y) },
    {
      design: encoder.transform(inputsOf(test, features, inputs), everyRow(test)),
      y: labelsOf(test, testY),
    },
    fit,
    { ...options, seed },
  );
  const rows: LearningStep[] = [];
  for await (const step of steps) rows.push(step);
  return rows;
}

/** Days play no part in it, nor does chance. */
function fit(design: Design, y: Uint8Array): Promise<Fitted> {
  const day = new Int32Array(design.rows);
  return fitToEnd(logisticRegression, design, y, { options: {}, seed: 0, day });
}
