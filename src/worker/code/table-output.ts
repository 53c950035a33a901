import { formatTime, formatValue } from './format-value.ts';
import type { Cell, OutputColumn, TableOutput } from './job.ts';
import type { TableLike } from './packed-value.ts';

const MOST_ROWS = 200;
const LONGEST_CELL = 200;

/** The first rows of a table, in its order. */
export function tableOutput(table: TableLike): TableOutput {
  const rowCount = table.numRows();
  const shown = Array.from(firstRows(table, Math.min(rowCount, MOST_ROWS)));
  const columns = table.columnNames().map((name) => {
    const column = table.column(name)!;
    const values = shown.map((row) => column.at(row));
    return { name, type: typeOf(values), values };
  });
  return {
    kind: 'table',
    columns: columns.map(({ name, type }) => ({ name, type })),
    rows: shown.map((_, i) => columns.map(({ values }) => cellOf(values[i]))),
    rowCount,
  };
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
