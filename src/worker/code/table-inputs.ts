import type { EncoderInput } from '../../ml/encode.ts';
import { column, labels, type Values } from './lists.ts';
import type { TableLike } from './packed-value.ts';

/**
 * Columns of a learner's table as an encoder takes them.
 * @param fitted the inputs that the encoder was fitted on; categories that they lack count as missing.
 */
export function inputsOf(
  table: TableLike,
  names: readonly string[],
  fitted: readonly EncoderInput[] = [],
): EncoderInput[] {
  return names.map((feature, i) => {
    if (!table.columnNames().includes(feature))
      throw new Error(
        `The table has no column "${feature}". It has: ${table.columnNames().join(', ')}.`,
      );
    const like = fitted[i]?.column;
    const categories = like?.kind === 'categorical' ? like.categories : undefined;
    return { feature, column: column(Array.from(table.array(feature)), categories) };
  });
}

/** One label a row of the table. @throws where there are more or fewer. */
export function labelsOf(table: TableLike, y: Values): Uint8Array {
  const label = labels(y);
  if (label.length !== table.numRows())
    throw new Error(`The table has ${table.numRows()} rows and there are ${label.length} labels.`);
  return label;
}

export function everyRow(table: TableLike): Int32Array {
  return Int32Array.from({ length: table.numRows() }, (_, row) => row);
}
