import { momentOf } from '../clock.ts';
import { quantile } from '../interval.ts';
import { isMissing } from '../leakage/value-bins.ts';
import { dateOfMinutes, MINUTES_PER_DAY, MINUTES_PER_HOUR, NEVER, type Column } from '../table.ts';
import type { ColumnSpec, Moment, SourceSpec } from '../world.ts';
import type { ColumnFreshness, JoinQuality, SourceAnswer, SourcesAnswer } from './answers.ts';
import { columnWords } from './column-words.ts';
import type { ExploredRows } from './explored-rows.ts';
import { knownFaults } from './known-faults.ts';
import { whyNoRows } from './why-not.ts';

const MOST_KEYS = 12;

/** Each source of the table: who owns it, how its join holds, how late its values come. */
export function sourcesAnswer(rows: ExploredRows): SourcesAnswer {
  const { sourceSpecs, columns } = rows.world;
  const lags = new Lags(rows);
  return {
    kind: 'sources',
    sources: sourceSpecs.map((source) =>
      sourceOf(rows, source, columnsFrom(source, columns), lags),
    ),
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
  lags: Lags,
): SourceAnswer {
  const { name, title, owner, refresh, key } = source;
  return {
    name,
    title,
    owner,
    refresh,
    faults: knownFaults(source, dateOfMinutes(rows.moment - 1)),
    key,
    join: found === undefined ? null : joinQuality(rows, key, found),
    whyNoJoin:
      found === undefined
        ? 'No column is missing just where this source has no entry, so the table does not show whether its key was found.'
        : null,
    freshness: columns.map((column) => freshnessOf(rows, column, lags)),
  };
}

/**
 * How often the key found nothing, since when and until when, and which keys they were. A row whose key is
 * itself missing is counted apart: the fault lies in the join that should have brought the key.
 */
function joinQuality(
  { readings, created }: ExploredRows,
  key: readonly string[],
  found: string,
): JoinQuality {
  const column = readings.column(found);
  const parts = key.map((name) => readings.column(name));
  const failed = Int32Array.from(created.keys()).filter((row) => lacks(column, row));
  const unmatched = failed.filter((row) => !parts.some((part) => lacks(part, row)));
  const spans = spansByKey(unmatched, parts);
  return {
    rows: created.length,
    keyMissing: failed.length - unmatched.length,
    unmatched: unmatched.length,
    unmatchedShare: created.length ? unmatched.length / created.length : 0,
    ...spanOf(unmatched, created),
    keys: spans.slice(0, MOST_KEYS).map(([text, rows]) => ({
      key: text,
      rows: rows.length,
      ...(spanOf(rows, created) as { from: string; to: string }),
    })),
    keysUnmatched: spans.length,
  };
}

/** The rows of each key, most rows first. Of a key's parts only categories are told: times all differ. */
function spansByKey(rows: Int32Array, parts: readonly Column[]): [string, number[]][] {
  const named = parts.filter((part) => part.kind === 'categorical');
  const rowsOf = new Map<string, number[]>();
  if (named.length === 0) return [];
  for (const row of rows) {
    const text = named.map(({ values, categories }) => categories[values[row]!]!).join(', ');
    const known = rowsOf.get(text);
    if (known) known.push(row);
    else rowsOf.set(text, [row]);
  }
  return [...rowsOf].sort(([, a], [, b]) => b.length - a.length);
}

/** First and last creation of rows that are sorted by it. */
function spanOf(rows: ArrayLike<number>, created: Int32Array) {
  if (rows.length === 0) return { from: null, to: null };
  const [first, last] = [rows[0]!, rows[rows.length - 1]!];
  return { from: dateOfMinutes(created[first]!), to: dateOfMinutes(created[last]!) };
}

function lacks({ kind, values }: Column, row: number): boolean {
  return isMissing(kind, values[row]!);
}

/**
 * How long after creation the values of a column come, and how old the newest of these rows' is as of
 * today. What becomes known after the moment of the view does not count.
 */
function freshnessOf(
  { world, today }: ExploredRows,
  spec: ColumnSpec,
  lags: Lags,
): ColumnFreshness {
  const { lagHours, newest } = lags.of(spec.knownAt);
  return {
    ...columnWords(world, spec),
    lagHours,
    keptForDays: spec.keptForMinutes === undefined ? null : spec.keptForMinutes / MINUTES_PER_DAY,
    newest: newest === null ? null : dateOfMinutes(newest),
    ageDays: newest === null ? null : Math.max(0, Math.floor((today - newest) / MINUTES_PER_DAY)),
  };
}

interface Lag {
  lagHours: ColumnFreshness['lagHours'];
  /** In minutes. */
  newest: number | null;
}

/** Many columns become known at the same moment: each moment is looked at once. */
class Lags {
  readonly #known = new Map<string, Lag>();

  constructor(private readonly rows: ExploredRows) {}

  of(knownAt: Moment): Lag {
    const key = JSON.stringify([knownAt.column, knownAt.plusMinutes]);
    let lag = this.#known.get(key);
    if (!lag) this.#known.set(key, (lag = this.#measure(knownAt)));
    return lag;
  }

  #measure(knownAt: Moment): Lag {
    const { world, created, moment } = this.rows;
    const known = momentOf(world.table, knownAt);
    const minutes = known
      .map((at, row) => (at < moment ? at - created[row]! : NEVER))
      .filter((lag) => lag !== NEVER)
      .sort();
    if (minutes.length === 0) return { lagHours: null, newest: null };
    const hours = (share: number) => quantile(minutes, share) / MINUTES_PER_HOUR;
    const newest = known.reduce((latest, at) => (at < moment ? Math.max(latest, at) : latest), 0);
    return { lagHours: { median: hours(0.5), q90: hours(0.9) }, newest };
  }
}
