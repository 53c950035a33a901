import { momentOf } from '../clock.ts';
import { quantile } from '../interval.ts';
import { isMissing } from '../leakage/value-bins.ts';
import { dateOfMinutes, MINUTES_PER_DAY, MINUTES_PER_HOUR, NEVER } from '../table.ts';
import type { ColumnSpec, SourceSpec } from '../world.ts';
import type { ColumnFreshness, JoinQuality, SourceAnswer, SourcesAnswer } from './answers.ts';
import { columnWords } from './column-words.ts';
import type { ExploredRows } from './explored-rows.ts';
import { whyNoRows } from './why-not.ts';

const MOST_KEYS = 12;

/** Each source of the table: who owns it, how its join holds, how late its values come. */
export function sourcesAnswer(rows: ExploredRows): SourcesAnswer {
  const { sourceSpecs, columns } = rows.world;
  return {
    kind: 'sources',
    sources: sourceSpecs.map((source) => sourceOf(rows, source, columnsFrom(source, columns))),
    why: whyNoRows(rows),
  };
}

/** A column may come from several sources: "hubs, zones". */
function columnsFrom({ name }: SourceSpec, columns: readonly ColumnSpec[]): ColumnSpec[] {
  return columns.filter(({ source }) => source === name || source.split(', ').includes(name));
}

function sourceOf(
  rows: ExploredRows,
  { found, ...source }: SourceSpec,
  columns: readonly ColumnSpec[],
): SourceAnswer {
  const { name, title, owner, refresh, faults, key } = source;
  return {
    name,
    title,
    owner,
    refresh,
    faults,
    key,
    join: found === undefined ? null : joinQuality(rows, key, found),
    whyNoJoin:
      found === undefined
        ? 'No column is missing just where this source has no entry, so the table does not show whether its key was found.'
        : null,
    freshness: columns.map((column) => freshnessOf(rows, column)),
  };
}

/**
 * How often the key found nothing, since when and until when, and which keys they were. A row whose key is
 * itself missing is counted apart: the fault lies in the join that should have brought the key.
 */
function joinQuality(
  { readings, created, world: { roles } }: ExploredRows,
  key: readonly string[],
  found: string,
): JoinQuality {
  const column = readings.column(found);
  const keys = key.map((name) => ({ name, column: readings.column(name) }));
  // Moments and numbers tell keys apart less well than categories do: a day of the year is a span.
  const named = keys.filter((part) => part.column.kind === 'categorical');
  const spans = new Map<string, { rows: number; first: number; last: number }>();
  let [keyMissing, unmatched, first, last] = [0, 0, NEVER, -NEVER];
  for (let row = 0; row < created.length; row++) {
    if (!isMissing(column.kind, column.values[row]!)) continue;
    if (keys.some((part) => isMissing(part.column.kind, part.column.values[row]!))) {
      keyMissing++;
      continue;
    }
    const at = created[row]!;
    unmatched++;
    first = Math.min(first, at);
    last = Math.max(last, at);
    const text = named
      .map(
        (part) =>
          part.column.kind === 'categorical' && part.column.categories[part.column.values[row]!],
      )
      .join(' ');
    const span = spans.get(text || roles.created);
    if (span) {
      span.rows++;
      span.first = Math.min(span.first, at);
      span.last = Math.max(span.last, at);
    } else spans.set(text || roles.created, { rows: 1, first: at, last: at });
  }
  const listed = [...spans].sort(([, a], [, b]) => b.rows - a.rows);
  return {
    rows: created.length,
    keyMissing,
    unmatched,
    unmatchedShare: created.length ? unmatched / created.length : 0,
    from: unmatched ? dateOfMinutes(first) : null,
    to: unmatched ? dateOfMinutes(last) : null,
    keys: listed.slice(0, MOST_KEYS).map(([text, span]) => ({
      key: text,
      rows: span.rows,
      from: dateOfMinutes(span.first),
      to: dateOfMinutes(span.last),
    })),
    keysUnmatched: spans.size,
  };
}

/**
 * How long after creation the values of a column come, and how old the newest of these rows' is as of
 * today. What becomes known after the moment of the view does not count.
 */
function freshnessOf(
  { world, created, moment, today }: ExploredRows,
  spec: ColumnSpec,
): ColumnFreshness {
  const known = momentOf(world.table, spec.knownAt);
  const lags: number[] = [];
  let newest = -NEVER;
  for (let row = 0; row < created.length; row++) {
    if (known[row]! >= moment) continue;
    lags.push((known[row]! - created[row]!) / MINUTES_PER_HOUR);
    newest = Math.max(newest, known[row]!);
  }
  const sorted = Float64Array.from(lags).sort();
  const there = sorted.length > 0;
  return {
    ...columnWords(world, spec),
    lagHours: there ? { median: quantile(sorted, 0.5), q90: quantile(sorted, 0.9) } : null,
    keptForDays: spec.keptForMinutes === undefined ? null : spec.keptForMinutes / MINUTES_PER_DAY,
    newest: there ? dateOfMinutes(newest) : null,
    ageDays: there ? Math.max(0, Math.floor((today - newest) / MINUTES_PER_DAY)) : null,
  };
}
