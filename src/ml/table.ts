/**
 * A table is a number of rows and named columns of typed arrays. Three kinds of column are enough:
 *
 * - `numeric`: 32-bit floats; missing is NaN.
 * - `categorical`: codes into `categories`, ordered by id; missing is −1.
 * - `time`: whole minutes since 1970-01-01 00:00 UTC; missing (it never came to be) is `NEVER`.
 */
export type Column = NumericColumn | CategoricalColumn | TimeColumn;

export interface NumericColumn {
  kind: 'numeric';
  values: Float32Array;
}

export interface CategoricalColumn {
  kind: 'categorical';
  values: Int32Array;
  categories: readonly string[];
}

export interface TimeColumn {
  kind: 'time';
  values: Int32Array;
}

export interface Table {
  rows: number;
  columns: ReadonlyMap<string, Column>;
}

/** A time that is later than every other: what never happened was never known. */
export const NEVER = 0x7fffffff;

export const MINUTES_PER_HOUR = 60;
export const MINUTES_PER_DAY = 1440;

/** The column `name` of `table`, of the wanted kind. Throws when it is absent or of another kind. */
export function columnOf<K extends Column['kind']>(
  table: Table,
  name: string,
  kind: K,
): Extract<Column, { kind: K }> {
  const column = table.columns.get(name);
  if (!column)
    throw new Error(
      `The table has no column "${name}". It has: ${[...table.columns.keys()].join(', ')}.`,
    );
  if (column.kind !== kind)
    throw new Error(`Column "${name}" is ${column.kind}; a ${kind} column is needed here.`);
  return column as Extract<Column, { kind: K }>;
}

/** Minutes since 1970 of the start of an ISO date such as 2024-06-30. Throws when it is no date. */
export function minutesOfDate(date: string): number {
  const milliseconds = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  if (Number.isNaN(milliseconds) || dateOfMinutes(milliseconds / 60000) !== date)
    throw new Error(`"${date}" is not a date. Write it as year-month-day, for example 2024-06-30.`);
  return milliseconds / 60000;
}

/** The ISO date on which a minute falls. */
export function dateOfMinutes(minutes: number): string {
  return new Date(minutes * 60000).toISOString().slice(0, 10);
}

/** The ISO date and time of a minute, such as 2024-06-30T14:05. */
export function isoOfMinutes(minutes: number): string {
  return new Date(minutes * 60000).toISOString().slice(0, 16);
}

/** The whole day on which a minute falls, counted from 1970-01-01. */
export function dayOfMinutes(minutes: number): number {
  return Math.floor(minutes / MINUTES_PER_DAY);
}
