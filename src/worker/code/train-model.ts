import type { Design } from '../../ml/design.ts';
import { fitEncoder } from '../../ml/encode.ts';
import type { Options } from '../../ml/experiment.ts';
import type { Fitted, Model } from '../../ml/model.ts';
import { Random } from '../../ml/random.ts';
import { dayOfMinutes } from '../../ml/table.ts';
import { minutes, type Values } from './lists.ts';
import type { TableLike } from './packed-value.ts';
import { everyRow, inputsOf, labelsOf } from './table-inputs.ts';

export interface TrainOptions {
  /** Columns that the model reads; all of them if absent. */
  features?: readonly string[];
  /** Options of the model; what is absent takes its default. */
  options?: Options;
  seed?: number;
  /** The column of times by which rows are ordered. */
  created?: string;
}

export interface TrainedModel extends Pick<Fitted, 'description' | 'importance'> {
  /** The probability of label 1 for each row of a table with the same columns. */
  predict(table: TableLike): Promise<Float64Array>;
}

/**
 * Fits a model of `ml.models` on a table: encodes its columns as the model wants them, orders the rows
 * by creation, and fits. Whatever is learned (categories, medians, trees) comes from this table alone.
 * @param y the label of each row, 0 or 1.
 */
export async function train(
  model: Model,
  table: TableLike,
  y: Values,
  { features, options = {}, seed = 7, created = 'createdAt' }: TrainOptions = {},
): Promise<TrainedModel> {
  const names = features ?? table.columnNames();
  const label = labelsOf(table, y);
  const createdAt = table.columnNames().includes(created)
    ? minutes(Array.from(table.array(created)))
    : new Int32Array(label.length);
  const rows = Int32Array.from(createdAt.keys()).sort((a, b) => createdAt[a]! - createdAt[b]!);
  const ordered = Uint8Array.from(rows, (row) => label[row]!);
  const inputs = inputsOf(table, names);
  const target = { y: ordered, rng: new Random(seed, 'encoder') };
  const encoder = fitEncoder(inputs, rows, model.encoding, target);
  const day = Int32Array.from(rows, (row) => dayOfMinutes(createdAt[row]!));
  const design = encoder.transformTraining(inputs, rows, ordered);
  const fitted = await fitToEnd(model, design, ordered, { options, seed, day });
  return {
    description: fitted.description,
    ...(fitted.importance && { importance: fitted.importance }),
    async predict(asked) {
      return fitted.predict(encoder.transform(inputsOf(asked, names, inputs), everyRow(asked)));
    },
  };
}

/** Fits a model on a design to the end. @param day creation day of each row, ascending. */
export async function fitToEnd(
  model: Model,
  design: Design,
  y: Uint8Array,
  { options, seed, day }: { options: Options; seed: number; day: Int32Array },
): Promise<Fitted> {
  const rng = new Random(seed, 'model');
  const fitting = model.fit(design, y, { options, rng, roles: NO_ROLES, day });
  let step = await fitting.next();
  while (!step.done) step = await fitting.next();
  return step.value;
}

/** The models of `ml.models` ask a table for no role; the rule in use, which does, is not among them. */
export const NO_ROLES: Parameters<Model['fit']>[2]['roles'] = {
  id: '',
  created: '',
  promised: '',
  delivered: '',
  pickedUp: null,
  reason: null,
  group: null,
  entities: [],
  slices: [],
  region: null,
  carrier: null,
  estimated: null,
  claim: null,
  horizon: { promiseDays: 0, closingDays: 0, reviewDays: 0 },
  rule: null,
};
