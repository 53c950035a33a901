import type { CategoricalInput, Design, NumericInput } from './design.ts';
import type { ColumnDesign, ColumnEncoder } from './encoders/column-encoder.ts';
import { fitOneHot } from './encoders/one-hot.ts';
import { fitOrdinal } from './encoders/ordinal.ts';
import { fitTarget } from './encoders/target.ts';
import type { Encoding } from './model.ts';
import { Random } from './random.ts';
import { stratifiedFolds } from './stratified-folds.ts';
import type { Column } from './table.ts';

/** Folds over which training rows are target-encoded. */
const FOLDS = 5;

/** A feature's values: a full column, one value for each row of the world. */
export interface EncoderInput {
  feature: string;
  column: Column;
}

/** The labels of the fitted rows and the source of the folds; target encoding alone reads them. */
export interface EncoderTarget {
  y: Uint8Array;
  rng: Random;
}

/** A fitted encoder. It learned from the fitted rows alone and applies to any rows, past or future. */
export interface Encoder {
  /** The design of these rows, for a model to score. */
  transform(inputs: readonly EncoderInput[], rows: Int32Array): Design;
  /**
   * The design of the rows that a model is fitted on. The same as `transform`, but for target encoding,
   * which is cross-fitted over 5 folds so that no row's value holds its own label.
   * @param y the label of each of these rows.
   */
  transformTraining(inputs: readonly EncoderInput[], rows: Int32Array, y: Uint8Array): Design;
}

/**
 * Learns from some rows how to turn feature columns into a design: medians, means and deviations, which
 * categories there are, what their mean label is. Fit it on training rows; on all rows only where a
 * learner asks for that fault.
 *
 * Cost: a few milliseconds a column at 100,000 rows.
 * @param rows rows of the world to fit on.
 * @param target needed for the encoding `target`; `y` is aligned with `rows`.
 */
export function fitEncoder(
  inputs: readonly EncoderInput[],
  rows: Int32Array,
  encoding: Encoding,
  target: EncoderTarget | null,
): Encoder {
  if (encoding === 'none') return WITHOUT_INPUTS;
  const encoders = inputs.map(({ feature, column }) =>
    fitColumn(feature, column, rows, encoding, target),
  );
  const fittedOn = describe(inputs);
  const foldSeed = encoding === 'target' && target ? target.rng.uint32() : 0;
  const transform: Encoder['transform'] = (asked, askedRows) => {
    checkInputs(asked, fittedOn);
    const parts = encoders.map((one, i) => one.transform(asked[i]!.column, askedRows));
    return designOf(askedRows.length, parts);
  };
  return {
    transform,
    transformTraining(asked, askedRows, y) {
      if (encoding !== 'target') return transform(asked, askedRows);
      checkInputs(asked, fittedOn);
      // The folds follow from the fit alone: encoding the same rows again gives the same values.
      const foldOfRow = stratifiedFolds(y, FOLDS, new Random(foldSeed, 'target encoding'));
      const parts = encoders.map(({ transform, transformTraining = transform }, i) =>
        transformTraining(asked[i]!.column, askedRows, { y, foldOfRow }),
      );
      return designOf(askedRows.length, parts);
    },
  };
}

/** For models that read no inputs. */
const WITHOUT_INPUTS: Encoder = {
  transform: (_inputs, rows) => designOf(rows.length, []),
  transformTraining: (_inputs, rows) => designOf(rows.length, []),
};

function fitColumn(
  feature: string,
  column: Column,
  rows: Int32Array,
  encoding: Exclude<Encoding, 'none'>,
  target: EncoderTarget | null,
): ColumnEncoder {
  if (encoding === 'ordinal') return fitOrdinal(feature, column, rows);
  if (encoding === 'one-hot') return fitOneHot(feature, column, rows);
  if (target?.y.length !== rows.length)
    throw new Error(
      `Target encoding needs the label of each of the ${rows.length} fitted rows; it was given ${target ? target.y.length : 'none'}.`,
    );
  return fitTarget(feature, column, rows, target.y);
}

function designOf(rows: number, parts: readonly ColumnDesign[]): Design {
  const numeric: NumericInput[] = parts.flatMap((part) => part.numeric);
  const categorical: CategoricalInput[] = parts.flatMap((part) => part.categorical);
  return { rows, numeric, categorical };
}

/** The columns must be those that were fitted: same features, in the same order, of the same make. */
function checkInputs(asked: readonly EncoderInput[], fittedOn: string): void {
  const found = describe(asked);
  if (found !== fittedOn)
    throw new Error(
      `The encoder was fitted on ${fittedOn} and asked about ${found}; hand over the same columns in the same order.`,
    );
}

function describe(inputs: readonly EncoderInput[]): string {
  const one = ({ feature, column }: EncoderInput) => {
    const size = column.kind === 'categorical' ? ` of ${column.categories.length} categories` : '';
    return `${feature} (${column.kind}${size})`;
  };
  return inputs.map(one).join(', ');
}
