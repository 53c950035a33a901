import { gapsOf, toldMissing } from '../../ml/explore/missing.ts';
import { rankedBy, strongestFirst } from '../../ml/explore/ranking.ts';
import { equalCountBins } from '../../ml/explore/row-bins.ts';
import { WeekDraws } from '../../ml/explore/week-draws.ts';
import { hoursSince } from '../../ml/hours-since.ts';
import type { Column } from '../../ml/table.ts';
import { columnOfList, distinct } from './explore-lists.ts';
import { labels, minutes, type Values } from './lists.ts';
import { sameLength } from './measured-lists.ts';
import type { TableLike } from './packed-value.ts';

/** Where the creation of each row stands; intervals resample its weeks. */
export interface CreatedAt {
  /** A list of dates, or the name of the table's column; "createdAt" if absent. */
  createdAt?: Values | string;
}

/**
 * The columns by how much each alone tells y: one-feature AUC, mutual information, F, each with an
 * interval that resamples weeks. `chanceNats` is about what so many bins show by chance. A date counts
 * as the hours from creation to it.
 * @returns one row a column, the strongest first.
 */
export function rankColumns(
  table: TableLike,
  y: Values,
  names: readonly string[],
  options: CreatedAt = {},
) {
  const label = labels(y);
  const created = creationOf(table, options);
  sameLength({ table: created, y: label });
  const weeks = new WeekDraws(created);
  const ranked = names.map((name) => {
    const of = columnOfTable(table, name, created, options);
    return { column: name, ...rankedBy(of, equalCountBins(of), distinct(of), label, weeks) };
  });
  return strongestFirst(ranked).map(({ column: name, auc, nats, chanceNats, f }) => ({
    column: name,
    auc: auc.value,
    aucLow: auc.low,
    aucHigh: auc.high,
    nats: nats.value,
    natsLow: nats.low,
    natsHigh: nats.high,
    chanceNats,
    f: f.value,
    fLow: f.low,
    fHigh: f.high,
  }));
}

/**
 * How well each of the named columns tells, alone, where `name` is missing: a ROC AUC, .5 for not at all,
 * with an interval that resamples weeks.
 * @returns one row a column, the strongest first; all null where nothing or everything is missing.
 */
export function missingness(
  table: TableLike,
  name: string,
  names: readonly string[],
  options: CreatedAt = {},
) {
  const created = creationOf(table, options);
  const weeks = new WeekDraws(created);
  const gaps = gapsOf(columnOfTable(table, name, created, options));
  const told = names
    .filter((other) => other !== name)
    .map((other) => {
      const of = equalCountBins(columnOfTable(table, other, created, options));
      return { column: other, auc: toldMissing(of, gaps, weeks) };
    });
  return strongestFirst(told).map(({ column: other, auc }) => ({
    column: other,
    auc: auc.value,
    low: auc.low,
    high: auc.high,
  }));
}

function creationOf(table: TableLike, { createdAt = 'createdAt' }: CreatedAt): Int32Array {
  return minutes(typeof createdAt === 'string' ? listOf(table, createdAt) : createdAt);
}

function columnOfTable(
  table: TableLike,
  name: string,
  created: Int32Array,
  { createdAt = 'createdAt' }: CreatedAt,
): Column {
  const of = columnOfList(listOf(table, name));
  return of.kind === 'time' && name !== createdAt ? hoursSince(created, of.values) : of;
}

/** @throws when the table has no such column. */
function listOf(table: TableLike, name: string): unknown[] {
  if (table.columnNames().includes(name)) return Array.from(table.array(name));
  throw new Error(`The table has no column "${name}". It has: ${table.columnNames().join(', ')}.`);
}
