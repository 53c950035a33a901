import type { CategoricalInput, NumericInput } from '../design.ts';
import { MINUTES_PER_HOUR, NEVER, type Column } from '../table.ts';

/** What one column becomes in a design: no input, one, or a number with its indicator. */
export interface ColumnDesign {
  numeric: NumericInput[];
  categorical: CategoricalInput[];
}

/** The labels of training rows and the fold that each row belongs to, for what must be cross-fitted. */
export interface CrossFit {
  y: Uint8Array;
  foldOfRow: Int32Array;
}

/** One column's encoding, fitted; it can be applied to any rows of that column. */
export interface ColumnEncoder {
  transform(column: Column, rows: Int32Array): ColumnDesign;
  /** For the rows that a model is fitted on, where that differs. */
  transformTraining?(column: Column, rows: Int32Array, crossFit: CrossFit): ColumnDesign;
}

/** The encoding of a column that says nothing: none of its values was there when it was fitted. */
export const DROPPED: ColumnEncoder = { transform: () => ({ numeric: [], categorical: [] }) };

export function numericInput(
  feature: string,
  values: Float32Array,
  name: string = feature,
): ColumnDesign {
  return { numeric: [{ name, feature, values }], categorical: [] };
}

/**
 * The values of a numeric or time column at the rows `rows`, missing as NaN. Times become hours since
 * `origin` (minutes): as minutes since 1970 they would not fit the 24 bits of a 32-bit float.
 */
export function numbersAt(column: Column, rows: Int32Array, origin: number): Float32Array {
  const { kind, values } = column;
  const numbers = new Float32Array(rows.length);
  if (kind === 'time')
    for (let i = 0; i < rows.length; i++) {
      const time = values[rows[i]!]!;
      numbers[i] = time === NEVER ? NaN : (time - origin) / MINUTES_PER_HOUR;
    }
  else for (let i = 0; i < rows.length; i++) numbers[i] = values[rows[i]!]!;
  return numbers;
}

/** The earliest time of a time column among `rows`; 0 where there is none, and for other columns. */
export function originOf(column: Column, rows: Int32Array): number {
  if (column.kind !== 'time') return 0;
  let first = NEVER;
  for (let i = 0; i < rows.length; i++) first = Math.min(first, column.values[rows[i]!]!);
  return first === NEVER ? 0 : first;
}
