import type { PriceOfLooking } from '../../ml/explore/answers.ts';
import * as looking from '../../ml/explore/price-of-looking.ts';
import { model } from '../../ml/models/logistic-regression.ts';
import { dayOfMinutes, NEVER } from '../../ml/table.ts';
import type { EncoderInput } from '../../ml/encode.ts';
import { minutes } from './lists.ts';
import type { TableLike } from './packed-value.ts';
import { inputsOf, labelsOf } from './table-inputs.ts';
import { NO_ROLES } from './train-model.ts';

export interface LookingAtTests extends looking.LookingOptions {
  /** The column with the label. */
  label: string;
  /** The columns that sets are drawn from; all but the label and the creation if absent. */
  features?: readonly string[];
  /** The column of times. */
  created?: string;
}

/**
 * The best of 150 random feature sets, chosen on ever more rows of `test`: what it scored there, what it
 * scores on `fresh`, and the difference. The model is a logistic regression, fitted on `train`.
 * @returns one row a size, the last with all test rows; none where a table holds one class only.
 */
export async function priceOfLooking(
  train: TableLike,
  test: TableLike,
  fresh: TableLike,
  { label, features, created = 'createdAt', ...options }: LookingAtTests,
): Promise<PriceOfLooking[]> {
  if (!label) throw new Error('priceOfLooking needs the name of the label: { label: "late" }.');
  const names =
    features ?? train.columnNames().filter((name) => name !== label && name !== created);
  const part = (table: TableLike, like?: readonly EncoderInput[]): looking.LabelledRows => {
    const y = labelsOf(table, Array.from(table.array(label)));
    return { inputs: inputsOf(table, names, like), y, day: daysOf(table, created) };
  };
  const fitted = part(train);
  const parts = {
    train: fitted,
    test: part(test, fitted.inputs),
    fresh: part(fresh, fitted.inputs),
  };
  const steps = looking.priceOfLooking(model, NO_ROLES, parts, options);
  let step = await steps.next();
  while (!step.done) step = await steps.next();
  return step.value;
}

function daysOf(table: TableLike, created: string): Int32Array {
  if (!table.columnNames().includes(created)) return new Int32Array(table.numRows());
  return minutes(Array.from(table.array(created))).map((t) => (t === NEVER ? 0 : dayOfMinutes(t)));
}
