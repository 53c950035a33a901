import { formatTime, formatValue } from './format-value.ts';
import type { Cell, OutputColumn, TableOutput } from './job.ts';
import { isTable, type TableLike } from './packed-value.ts';

const MOST_ROWS = 200;
const LONGEST_CELL = 200;

type Row = Readonly<Record<string, unknown>>;

/** The first rows of a table, in its order. */
export function tableOutput(table: TableLike): TableOutput {
  const rowCount = table.numRows();
  const shown = Array.from(firstRows(table, Math.min(rowCount, MOST_ROWS)));
  const valuesOf = (name: string) => shown.map((row) => table.column(name)!.at(row));
  return columnsOutput(table.columnNames(), valuesOf, rowCount);
}

/** A list of objects that all have the same fields: rows of a table. */
export function isRows(value: unknown): value is readonly Row[] {
  if (!Array.isArray(value) || !value.every(isPlainObject)) return false;
  const names = Object.keys(value[0] ?? {});
  const isAlike = (row: Row) =>
    Object.keys(row).length === names.length && names.every((name) => Object.hasOwn(row, name));
  return names.length > 0 && value.every(isAlike);
}

export function rowsOutput(rows: readonly Row[]): TableOutput {
  const shown = rows.slice(0, MOST_ROWS);
  const valuesOf = (name: string) => shown.map((row) => row[name]);
  return columnsOutput(Object.keys(rows[0]!), valuesOf, rows.length);
}

function columnsOutput(
  names: readonly string[],
  valuesOf: (name: string) => unknown[],
  rowCount: number,
): TableOutput {
  const columns = names.map((name) => {
    const values = valuesOf(name);
    return { name, type: typeOf(values), values };
  });
  return {
    kind: 'table',
    columns: columns.map(({ name, type }) => ({ name, type })),
    rows: (columns[0]?.values ?? []).map((_, i) => columns.map(({ values }) => cellOf(values[i]))),
    rowCount,
  };
}

function isPlainObject(value: unknown): value is Row {
  return Object.prototype.toString.call(value) === '[object Object]' && !isTable(value);
}

function firstRows(table: TableLike, count: number): ArrayLike<number> {
  if (table.isFiltered() || table.isOrdered()) return Array.from(table.indices()).slice(0, count);
  return Array.from({ length: count }, (_, row) => row);
}

function typeOf(values: readonly unknown[]): OutputColumn['type'] {
  const there = values.filter((value) => value !== null && value !== undefined);
  const all = (is: (value: unknown) => boolean) => there.length > 0 && there.every(is);
  if (all((value) => typeof value === 'number' || typeof value === 'bigint')) return 'number';
  if (all((value) => typeof value === 'boolean')) return 'boolean';
  return all((value) => value instanceof Date) ? 'time' : 'text';
}

function cellOf(value: unknown): Cell {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? value : Number.isNaN(value) ? null : String(value);
    case 'boolean':
      return value;
    case 'bigint':
      return Number(value);
    case 'undefined':
      return null;
    default: {
      if (value === null) return null;
      const text = value instanceof Date ? formatTime(value) : formatValue(value);
      return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text;
    }
  }
}
