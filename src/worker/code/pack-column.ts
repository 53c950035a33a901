import { NEVER } from '../../ml/table.ts';
import { TextColumn, TimeColumn } from './columns.ts';
import type { Packer } from './pack.ts';
import { isTypedArray, type TableLike, type Tree } from './packed-value.ts';

/** The rows of one column that the table shows, in its order. */
export function packColumn(table: TableLike, name: string, packer: Packer): Tree {
  const column = table.column(name);
  const rows = table.isFiltered() || table.isOrdered() ? table.indices() : null;
  const at = (values: Int32Array) => (rows ? Int32Array.from(rows, (row) => values[row]!) : values);
  if (column instanceof TextColumn)
    return ['texts', packer.buffer(at(column.codes)), column.categories];
  if (column instanceof TimeColumn) return ['minutes', packer.buffer(at(column.minutes))];
  if (!rows && isTypedArray(column))
    return ['typed', column.constructor.name, packer.buffer(column)];
  const values = Array.from(table.array(name));
  return packTexts(values, packer) ?? packMinutes(values, packer) ?? packer.tree(values, 0);
}

/** Texts, missing ones as null; null when the values are something else. */
function packTexts(values: readonly unknown[], packer: Packer): Tree | null {
  const codeOf = new Map<string, number>();
  const codes = new Int32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (typeof value === 'string') {
      const code = codeOf.get(value) ?? codeOf.size;
      codeOf.set(value, code);
      codes[row] = code;
    } else if (value === null || value === undefined) codes[row] = -1;
    else return null;
  }
  return codeOf.size === 0 ? null : ['texts', packer.buffer(codes), [...codeOf.keys()]];
}

/** Dates of whole minutes, missing ones as null; null when the values are something else. */
function packMinutes(values: readonly unknown[], packer: Packer): Tree | null {
  const minutes = new Int32Array(values.length).fill(NEVER);
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value === null || value === undefined) continue;
    const minute = value instanceof Date ? value.getTime() / 60_000 : NaN;
    if (!Number.isInteger(minute) || Math.abs(minute) >= NEVER) return null;
    minutes[row] = minute;
  }
  return ['minutes', packer.buffer(minutes)];
}
