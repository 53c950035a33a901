import * as anova from '../../ml/explore/anova-f.ts';
import type { Estimate } from '../../ml/explore/answers.ts';
import { aucAlone } from '../../ml/explore/auc-alone.ts';
import * as correlation from '../../ml/explore/correlation.ts';
import * as cramers from '../../ml/explore/cramers-v.ts';
import * as information from '../../ml/explore/mutual-information.ts';
import { distinctBins, equalCountBins, type Binned } from '../../ml/explore/row-bins.ts';
import * as inflation from '../../ml/explore/variance-inflation.ts';
import { WeekDraws } from '../../ml/explore/week-draws.ts';
import { isMissing } from '../../ml/leakage/value-bins.ts';
import type { Column } from '../../ml/table.ts';
import { column, labels, minutes, type Values } from './lists.ts';
import { numbers, sameLength, textsOfBooleans } from './measured-lists.ts';

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
export function oneFeatureAuc(x: Values, y: Values, createdAt: Values): Estimate {
  const [label, created] = [labels(y), minutes(createdAt)];
  const binned = equalCountBins(columnOfList(x));
  sameLength({ x: binned.bins, y: label, createdAt: created });
  return aucAlone(binned, label, new WeekDraws(created));
}

/** A list as a column in which booleans are categories. */
export function columnOfList(values: Values): Column {
  return column(textsOfBooleans(values));
}

/** A bin a value where there are few, else bins of equal counts. */
export function distinct(of: Column): Binned {
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
