/**
 * A value on its way between a cell and the rest of the app: JSON, and the memory of its typed arrays,
 * which travels beside it without being copied. It holds data and nothing that could run, so it may be
 * kept, stored and handed to another cell.
 */
export interface PackedValue {
  json: string;
  buffers: ArrayBuffer[];
}

/**
 * What the JSON holds. What is no number, text, true, false or null in JSON itself is a list that
 * starts with its kind:
 *
 * - `['list', …items]`, `['record', …[name, value]]`, `['map', …[key, value]]`, `['set', …items]`;
 * - `['undefined']`, `['number', 'NaN']`, `['bigint', '12']`, `['date', milliseconds or null]`;
 * - `['numbers', buffer]`: a list of numbers; `['typed', 'Float64Array', buffer]`: a typed array;
 * - `['table', rows, …[name, column]]`, where a column may also be `['texts', buffer, categories]`
 *   (32-bit codes, −1 missing) or `['minutes', buffer]` (whole minutes since 1970, NEVER missing);
 * - `['absent', what]`: something that cannot travel, such as a function.
 */
export type Tree = number | string | boolean | null | readonly [string, ...unknown[]];

/** The part of an Arquero table that is used where Arquero itself is not loaded. */
export interface TableLike {
  numRows(): number;
  totalRows(): number;
  columnNames(): string[];
  column(name: string): ColumnLike | undefined;
  array(name: string): ArrayLike<unknown>;
  indices(order?: boolean): ArrayLike<number>;
  isFiltered(): boolean;
  isOrdered(): boolean;
}

export interface ColumnLike {
  readonly length: number;
  at(row: number): unknown;
  [Symbol.iterator](): Iterator<unknown>;
}

export function isTable(value: unknown): value is TableLike {
  const table = value as Partial<TableLike> | null;
  return (
    typeof table === 'object' &&
    table !== null &&
    typeof table.columnNames === 'function' &&
    typeof table.numRows === 'function' &&
    typeof table.indices === 'function'
  );
}

export const TYPED_ARRAYS = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
} as const;

export type TypedArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

export function isTypedArray(value: unknown): value is TypedArray {
  return (
    ArrayBuffer.isView(value) && Object.hasOwn(TYPED_ARRAYS, value.constructor?.name ?? 'DataView')
  );
}

export function bytesOf({ json, buffers }: PackedValue): number {
  return buffers.reduce((sum, buffer) => sum + buffer.byteLength, json.length);
}

/** More cannot be handed on in one value. */
export const MOST_BYTES = 100_000_000;
