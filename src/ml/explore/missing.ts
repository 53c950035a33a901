import { breathe } from '../model.ts';
import { difference } from '../interval.ts';
import { countWords } from '../leakage/number-words.ts';
import { isMissing } from '../leakage/value-bins.ts';
import { inverseNormal } from '../random.ts';
import type { Column } from '../table.ts';
import { aucAlone } from './auc-alone.ts';
import type { ColumnWords, Estimate, ExploreProgress, Missing } from './answers.ts';
import { columnWords } from './column-words.ts';
import type { ExploredRows } from './explored-rows.ts';
import type { Binned } from './row-bins.ts';
import { estimateOf, type WeekDraws } from './week-draws.ts';
import { weekRows } from './week-rows.ts';
import { countByWeek, shareDraws, shareOf } from './week-shares.ts';
import { whyNoRows } from './why-not.ts';

/**
 * Where a column is missing: when, for late rows or for others, and whether another column tells. If one
 * does, the values are not missing completely at random. Whether they are missing at random, given what
 * is seen, or because of the very value that is not there, no table can say.
 */
export async function* missingAnswer(
  rows: ExploredRows,
  name: string,
  signal?: AbortSignal,
): AsyncGenerator<ExploreProgress, Missing> {
  const { readings, world, y } = rows;
  const spec = readings.spec(name);
  const gaps = gapsOf(readings.column(name));
  const missing = gaps.reduce((sum, gap) => sum + gap, 0);
  const [all] = countByWeek(new Uint8Array(y.length), 1, gaps, readings.weeks);
  const why = whyNoRows(rows) ?? whyNoGaps(missing, gaps.length);
  const toldBy: Missing['toldBy'] = [];
  const others = why ? [] : world.columns.filter((column) => column.name !== name);
  for (const [k, other] of others.entries()) {
    yield { done: k, of: others.length, detail: other.title };
    await breathe(signal);
    const told = toldMissing(readings.binned(other.name), gaps, readings.weeks);
    toldBy.push({ ...columnWords(world, other), ...told });
  }
  return {
    kind: 'missing',
    ...columnWords(world, spec),
    rows: gaps.length,
    missing,
    share: shareOf(all!, readings.weeks),
    weeks: weekRows(rows, gaps).map(({ marked, ...week }) => ({
      ...week,
      missing: marked,
      share: marked / week.rows,
    })),
    byLabel: byLabel(rows, gaps),
    toldBy: toldBy.sort((a, b) => (b.value ?? -1) - (a.value ?? -1)),
    rejectsCompletelyAtRandom: rejects(toldBy),
    why,
  };
}

/** 1 where the value is missing. */
export function gapsOf({ kind, values }: Column): Uint8Array {
  return Uint8Array.from(values, (value) => (isMissing(kind, value) ? 1 : 0));
}

/**
 * How well one column alone tells where another is missing: the one-feature ROC AUC with the gap in the
 * place of the label, .5 where it says nothing. Its interval resamples weeks (`WeekDraws` says why).
 */
export function toldMissing(told: Binned, gaps: Uint8Array, weeks: WeekDraws): Estimate {
  return aucAlone(told, gaps, weeks);
}

/**
 * Some column tells more than chance, at 5 % over all columns that were looked at (Bonferroni): the
 * interval of the strongest is widened as for a test at 5 % / columns.
 */
function rejects(toldBy: readonly (ColumnWords & Estimate)[]): boolean | null {
  const tested = toldBy.filter(({ low }) => low !== null);
  if (tested.length === 0) return null;
  const wider = inverseNormal(1 - 0.025 / tested.length) / inverseNormal(0.975);
  return tested.some(({ value, low }) => value! - wider * (value! - low!) > 0.5);
}

function byLabel({ y, readings: { weeks } }: ExploredRows, gaps: Uint8Array): Missing['byLabel'] {
  const [other, late] = countByWeek(y, 2, gaps, weeks);
  const shares = { late: shareOf(late!, weeks), other: shareOf(other!, weeks) };
  const [a, b] = [shares.late.value, shares.other.value];
  return {
    ...shares,
    difference: estimateOf(
      a === null || b === null ? null : a - b,
      difference(shareDraws(late!, weeks), shareDraws(other!, weeks)),
    ),
  };
}

function whyNoGaps(missing: number, rows: number): string | null {
  if (missing === 0) return `None of ${countWords(rows, 'value')} is missing.`;
  if (missing === rows)
    return `All ${countWords(rows, 'value')} are missing: nothing can tell where.`;
  return null;
}
