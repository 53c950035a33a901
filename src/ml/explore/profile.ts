import { quantile } from '../interval.ts';
import { isMissing } from '../leakage/value-bins.ts';
import { recorded } from '../recorded.ts';
import type { Column } from '../table.ts';
import type { ColumnSpec, World } from '../world.ts';
import type { ColumnProfile, Quantiles } from './answers.ts';
import { columnWords } from './column-words.ts';
import { sortedPresent } from './sorted-present.ts';

const TOP = 8;

/**
 * One column at a glance: how much of it is there, how many different values, where they lie, which come
 * most often.
 * Cost: a sort of the values.
 */
export function profileOf(world: World, spec: ColumnSpec, column: Column): ColumnProfile {
  const rows = column.values.length;
  const counted = column.kind === 'categorical' ? countedCategories(column) : countedValues(column);
  const sum = counted.top.reduce((total, { count }) => total + count, 0);
  const missing = rows - sum;
  const source = world.sourceSpecs.find(({ name }) => name === spec.source);
  const text = (value: number | string) =>
    typeof value === 'string' ? value : String(recorded(value, spec.decimals));
  return {
    ...columnWords(world, spec),
    summary: spec.summary,
    as: column.kind,
    source: spec.source,
    owner: source?.owner ?? null,
    refresh: source?.refresh ?? null,
    personal: spec.personal === undefined ? null : spec.personal !== null,
    rows,
    missing,
    missingShare: rows ? missing / rows : null,
    distinct: counted.top.length,
    quantiles: counted.sorted && quantilesOf(counted.sorted, spec.decimals),
    top:
      column.kind === 'time'
        ? []
        : counted.top
            .sort((a, b) => b.count - a.count)
            .slice(0, TOP)
            .map(({ value, count }) => ({ value: text(value), rows: count, share: count / rows })),
    why: whyOf(rows, missing, counted.top.length),
  };
}

interface Counted {
  /** Of numbers and times, ascending. */
  sorted: Float64Array | null;
  top: { value: number | string; count: number }[];
}

function countedValues(column: Column): Counted {
  const sorted = sortedPresent(column);
  const top: Counted['top'] = [];
  for (let start = 0; start < sorted.length;) {
    let end = start + 1;
    while (end < sorted.length && sorted[end] === sorted[start]) end++;
    top.push({ value: sorted[start]!, count: end - start });
    start = end;
  }
  return { sorted, top };
}

function countedCategories({
  values,
  categories,
}: Extract<Column, { kind: 'categorical' }>): Counted {
  const counts = new Int32Array(categories.length);
  for (let i = 0; i < values.length; i++)
    if (!isMissing('categorical', values[i]!)) counts[values[i]!]!++;
  const top = categories.map((value, code) => ({ value, count: counts[code]! }));
  return { sorted: null, top: top.filter(({ count }) => count > 0) };
}

/** null of no values. @param sorted ascending. */
export function quantilesOf(sorted: Float64Array, decimals?: number): Quantiles | null {
  if (sorted.length === 0) return null;
  const at = (share: number) => recorded(quantile(sorted, share), decimals);
  return {
    min: at(0),
    q05: at(0.05),
    q25: at(0.25),
    median: at(0.5),
    q75: at(0.75),
    q95: at(0.95),
    max: at(1),
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
  };
}

function whyOf(rows: number, missing: number, distinct: number): string | null {
  if (rows === 0) return 'There is no row.';
  if (missing === rows) return 'Every value is missing: there is nothing to describe.';
  if (rows === 1) return 'A single row: there is a value, and no distribution of it.';
  if (distinct === 1)
    return 'One value only: it tells no row from another, but for where it is missing.';
  return null;
}
