import * as anova from '../../ml/explore/anova-f.ts';
import * as correlation from '../../ml/explore/correlation.ts';
import * as cramers from '../../ml/explore/cramers-v.ts';
import { aucEstimate, gapsOf, toldMissing } from '../../ml/explore/missing.ts';
import * as information from '../../ml/explore/mutual-information.ts';
import { rankedBy, strongestFirst } from '../../ml/explore/ranking.ts';
import { distinctBins, equalCountBins, type Binned } from '../../ml/explore/row-bins.ts';
import * as inflation from '../../ml/explore/variance-inflation.ts';
import { weekDraws } from '../../ml/explore/week-draws.ts';
import * as alone from '../../ml/leakage/one-feature-auc.ts';
import { isMissing } from '../../ml/leakage/value-bins.ts';
import type { Column } from '../../ml/table.ts';
import { column, labels, minutes, type Values } from './lists.ts';
import type { TableLike } from './packed-value.ts';
import { hoursAfter, numbers, sameLength, textsOfBooleans } from './measured-lists.ts';

/** Where the creation of each row stands; intervals resample its weeks. */
export interface CreatedAt {
  /** A list of dates, or the name of the table's column; "createdAt" if absent. */
  createdAt?: Values | string;
}

/**
 * What x says of y, in nats, and the share of y's entropy that this is. Texts are categories; of numbers
 * each value is one where there are at most 20, else they fall into 20 bins; missing is a category too.
 * @param y 0 and 1, or booleans.
 */
export function mutualInformation(x: Values, y: Values): information.Information {
  const { bins, size } = distinct(columnOfList(x));
  const label = labels(y);
  sameLength({ x: bins, y: label });
  return information.mutualInformation(bins, label, size, 2);
}

/** F of a one-way analysis of variance of the numbers x by the label y; null where it does not exist. */
export function anovaF(x: Values, y: Values): number | null {
  const [values, label] = [numbers(x), labels(y)];
  sameLength({ x: values, y: label });
  return anova.anovaF(values, label, 2);
}

/** Cramér's V of two columns, 0 to 1, over the rows where both are there; null where one does not vary. */
export function cramersV(a: Values, b: Values): number | null {
  const [first, second] = [columnOfList(a), columnOfList(b)].map((of) => codes(of)) as [
    Binned,
    Binned,
  ];
  sameLength({ a: first.bins, b: second.bins });
  return cramers.cramersV(first.bins, second.bins, first.size, second.size)?.v ?? null;
}

/** Pearson's correlation over the rows where both are there; null where one does not vary. */
export function pearson(a: Values, b: Values): number | null {
  return correlated(correlation.pearson, a, b);
}

/** Spearman's rank correlation over the rows where both are there; null where one does not vary. */
export function spearman(a: Values, b: Values): number | null {
  return correlated(correlation.spearman, a, b);
}

/**
 * By how much the variance of each column's coefficient grows because the others say the same; missing
 * counts as the mean. null: it does not vary; Infinity: the others make it up.
 */
export function varianceInflation(
  columns: Readonly<Record<string, Values>>,
): Record<string, number | null> {
  const lists = Object.entries(columns).map(([name, values]) => [name, numbers(values)] as const);
  sameLength(Object.fromEntries(lists));
  const factors = inflation.varianceInflation(lists.map(([, values]) => values));
  return Object.fromEntries(lists.map(([name], k) => [name, factors[k]!]));
}

/**
 * How well x alone tells y, over folds of whole weeks, with an interval that resamples weeks; the value is
 * null where there is one class, the interval where there are fewer than ten weeks.
 */
export function oneFeatureAuc(x: Values, y: Values, createdAt: Values) {
  const [label, created] = [labels(y), minutes(createdAt)];
  const { bins, size } = equalCountBins(columnOfList(x));
  sameLength({ x: bins, y: label, createdAt: created });
  if (label.length === 0) return { value: null, low: null, high: null };
  const { folds, withinFolds } = weekDraws(created);
  const auc = alone.oneFeatureAuc(bins, size, label, folds, withinFolds);
  return auc ? aucEstimate(auc) : { value: null, low: null, high: null };
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
  const weeks = weekDraws(created);
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
  const weeks = weekDraws(created);
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
  return of.kind === 'time' && name !== createdAt ? hoursAfter(created, of) : of;
}

/** @throws when the table has no such column. */
function listOf(table: TableLike, name: string): unknown[] {
  if (table.columnNames().includes(name)) return Array.from(table.array(name));
  throw new Error(`The table has no column "${name}". It has: ${table.columnNames().join(', ')}.`);
}

function columnOfList(values: Values): Column {
  return column(textsOfBooleans(values));
}

function distinct(of: Column): Binned {
  return distinctBins(of) ?? equalCountBins(of);
}

/** Codes in which missing is −1: as for V, which asks about the rows where both are there. */
function codes(of: Column): Binned {
  const { bins, size } = of.kind === 'categorical' ? equalCountBins(of) : distinct(of);
  return { size, bins: bins.map((bin, i) => (isMissing(of.kind, of.values[i]!) ? -1 : bin)) };
}

function correlated(
  measure: (a: Float64Array, b: Float64Array) => number | null,
  a: Values,
  b: Values,
): number | null {
  const [first, second] = [numbers(a), numbers(b)];
  sameLength({ a: first, b: second });
  return measure(first, second);
}
