import { isMissing } from '../leakage/value-bins.ts';
import type { Column } from '../table.ts';
import { cutExplored, type ExploredRows } from './explored-rows.ts';

/**
 * Which rows count: those with a value of `column` from ≤ value < to (of times in minutes; an end that is
 * absent or null is open), with one of some categories, or without a value.
 */
export type Filter =
  | { column: string; from?: number | null; to?: number | null }
  | { column: string; oneOf: readonly string[] }
  | { column: string; missing: true };

/**
 * The rows that pass every filter; asked about these, all answers are about them. A column that becomes
 * known later is filtered as the warehouse held it, so a missing value passes no range.
 * Cost: one pass over the rows a filter, and a copy of what is left.
 * @throws when a filter does not fit the kind of its column.
 */
export function filterRows(explored: ExploredRows, filters: readonly Filter[]): ExploredRows {
  if (filters.length === 0) return explored;
  const tests = filters.map((filter) => testOf(explored.readings.column(filter.column), filter));
  const rows = Int32Array.from(explored.created.keys());
  return cutExplored(
    explored,
    rows.filter((row) => tests.every((test) => test(row))),
  );
}

function testOf(column: Column, filter: Filter): (row: number) => boolean {
  const { kind, values } = column;
  const there = (row: number) => !isMissing(kind, values[row]!);
  if ('missing' in filter) return (row) => !there(row);
  if ('oneOf' in filter) {
    if (column.kind !== 'categorical') throw wrongKind(filter.column, kind, 'a list of values');
    const wanted = new Set(filter.oneOf.map((value) => column.categories.indexOf(value)));
    return (row) => there(row) && wanted.has(values[row]!);
  }
  if (kind === 'categorical') throw wrongKind(filter.column, kind, 'a range');
  const [from, to] = [filter.from ?? -Infinity, filter.to ?? Infinity];
  return (row) => there(row) && values[row]! >= from && values[row]! < to;
}

function wrongKind(name: string, kind: string, filter: string): Error {
  return new Error(
    `Column "${name}" is ${kind} and cannot be filtered by ${filter}: filter categories by a list, numbers and times by a range.`,
  );
}
