import { table, type ColumnTable } from 'arquero';
import type { Exported, Json, PlainTable } from '../code-engine.ts';

/** A value of a cell as plain data, and as it is carried to other cells: tables as their columns. */
export function toExported(value: unknown): Exported {
  return { plain: toPlain(value), carried: carriedOf(value) };
}

export function toPlain(value: unknown): Json | PlainTable {
  if (isArquero(value)) {
    const names = value.columnNames();
    const columns = names.map((name) =>
      Array.from(value.array(name), (one) => toPlain(one) as Json),
    );
    return { kind: 'table', names, columns };
  }
  if (value instanceof Date) return `${value.toISOString().slice(0, 16)}Z`;
  if (value instanceof Set) return toPlain([...value]);
  if (value instanceof Map) return toPlain(Object.fromEntries(value));
  if (ArrayBuffer.isView(value))
    return Array.from(value as Float64Array, (one) => toPlain(one) as Json);
  if (Array.isArray(value)) return value.map((one) => toPlain(one) as Json);
  if (typeof value === 'number') return Number.isNaN(value) ? null : value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, one]) => [name, toPlain(one)]);
    return Object.fromEntries(entries) as Json;
  }
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

interface CarriedTable {
  carried: 'table';
  columns: [string, unknown[]][];
}

function carriedOf(value: unknown): unknown {
  if (typeof value === 'function') return null;
  if (!isArquero(value)) return value;
  const columns = value.columnNames().map((name) => [name, Array.from(value.array(name))]);
  return { carried: 'table', columns };
}

export function revived(value: unknown): unknown {
  const { carried, columns } = (value ?? {}) as Partial<CarriedTable>;
  return carried === 'table' ? table(columns!) : value;
}

export function isArquero(value: unknown): value is ColumnTable {
  const { numRows, columnNames } = (value ?? {}) as Partial<ColumnTable>;
  return typeof numRows === 'function' && typeof columnNames === 'function';
}
