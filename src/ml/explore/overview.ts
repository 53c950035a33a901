import { breathe } from '../model.ts';
import { labelAsOf } from '../label-as-of.ts';
import type { Label } from '../label.ts';
import { countWords } from '../leakage/number-words.ts';
import { columnOf, dateOfMinutes, MINUTES_PER_HOUR, NEVER } from '../table.ts';
import type {
  ColumnProfile,
  ExploredSpan,
  ExploreProgress,
  HoursLateSkew,
  LabelBalance,
  Overview,
} from './answers.ts';
import type { ExploredRows } from './explored-rows.ts';
import { profileOf, quantilesOf } from './profile.ts';
import { skewness } from './skewness.ts';
import { countByWeek, lateShareOf } from './week-shares.ts';
import { NO_ESTIMATE } from './week-draws.ts';
import { whyNoRows } from './why-not.ts';

/** Columns that are profiled between two breaths. */
const COLUMNS_AT_ONCE = 8;

/** How many rows, from when to when, how many late by which label, and every column at a glance. */
export async function* overviewAnswer(
  rows: ExploredRows,
  signal?: AbortSignal,
): AsyncGenerator<ExploreProgress, Overview> {
  const { world, readings } = rows;
  const columns: ColumnProfile[] = [];
  for (const [k, spec] of world.columns.entries()) {
    columns.push(profileOf(world, spec, readings.column(spec.name)));
    if (k % COLUMNS_AT_ONCE !== 0) continue;
    yield { done: k, of: world.columns.length, detail: spec.title };
    await breathe(signal);
  }
  return {
    kind: 'overview',
    scope: rows.scope,
    rows: rows.created.length,
    spans: spansOf(rows),
    asOf: dateOfMinutes(rows.moment - 1),
    balance: rows.labels.map((label) => balanceOf(label, rows)),
    hoursLate: hoursLateSkew(rows),
    columns,
    why: whyNoRows(rows),
  };
}

function spansOf({ created, role }: ExploredRows): ExploredSpan[] {
  return (['training', 'test', 'replay'] as const).flatMap((wanted) => {
    const times = created.filter((_, row) => role[row] === wanted);
    if (times.length === 0) return [];
    const [from, to] = [dateOfMinutes(times[0]!), dateOfMinutes(times.at(-1)!)];
    return [{ role: wanted, rows: times.length, from, to }];
  });
}

/** The label as the warehouse shows it at the moment of the view, with its default options. */
function balanceOf(label: Label, rows: ExploredRows): LabelBalance {
  const { world, moment, readings } = rows;
  const chosen = label.id === rows.label.id;
  const described = { id: label.id, title: label.title, chosen };
  const impossible = label.impossible?.(world.roles) ?? whyNoRows(rows);
  if (impossible) return { ...described, rows: 0, late: 0, ...NO_ESTIMATE, why: impossible };
  const y = chosen ? rows.y : labelAsOf(label.history(world), moment);
  const [all] = countByWeek(new Uint8Array(y.length), 1, y, readings.weeks);
  const share = lateShareOf(all!, readings.weeks);
  return {
    ...described,
    ...share,
    why:
      share.late === 0 || share.late === share.rows
        ? `All of them have the value ${share.late ? 1 : 0}.`
        : null,
  };
}

function hoursLateSkew({ world, readings }: ExploredRows): HoursLateSkew {
  const { table, roles } = world;
  const promised = columnOf(table, roles.promised, 'time').values;
  const delivered = readings.column(roles.delivered).values;
  const hours = Float64Array.from(promised, (p, row) =>
    delivered[row] === NEVER ? NaN : (delivered[row]! - p) / MINUTES_PER_HOUR,
  );
  const sorted = hours.filter((h) => h === h).sort();
  return {
    rows: sorted.length,
    undelivered: hours.length - sorted.length,
    quantiles: quantilesOf(sorted),
    skewness: skewness(sorted),
    why:
      sorted.length < 2
        ? `${countWords(sorted.length, 'row')} with a delivery: a skew needs two that differ.`
        : null,
  };
}
