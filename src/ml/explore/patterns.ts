import { columnTitle } from '../column-title.ts';
import { MONTHS, monthOf, WEEKDAYS, weekdayOf } from '../feature-families/temporal.ts';
import { dayOfMinutes, MINUTES_PER_DAY, MINUTES_PER_HOUR } from '../table.ts';
import type { GroupShare, Patterns, RegionQuarters } from './answers.ts';
import type { ExploredRows } from './explored-rows.ts';
import { weekRows } from './week-rows.ts';
import { countByWeek, lateShareOf, totals, type WeekCounts } from './week-shares.ts';
import type { WeekDraws } from './week-draws.ts';
import { whyNoLabel } from './why-not.ts';

/** Late shares over the calendar: what comes back each day, week and year, and what never comes back. */
export function patternsAnswer(rows: ExploredRows): Patterns {
  const { created } = rows;
  const months = monthsOf(created);
  const of = (group: Int32Array, labels: readonly string[]) => groupShares(rows, group, labels);
  return {
    kind: 'patterns',
    weeks: weekRows(rows, rows.y).map(({ marked, ...week }) => ({
      ...week,
      late: marked,
      value: marked / week.rows,
      low: null,
      high: null,
    })),
    weekday: of(created.map(weekdayOf), WEEKDAYS),
    hour: of(
      created.map((t) => Math.floor((t % MINUTES_PER_DAY) / MINUTES_PER_HOUR)),
      Array.from({ length: 24 }, (_, hour) => String(hour)),
    ),
    monthOfYear: of(
      months.map((month) => month % 12),
      MONTHS,
    ),
    regions: regionQuarters(rows, months),
    why: whyNoLabel(rows),
  };
}

/** Groups that hold rows, in the order of their labels. */
function groupShares(
  { y, readings: { weeks } }: ExploredRows,
  group: Int32Array,
  labels: readonly string[],
): GroupShare[] {
  const counts = countByWeek(group, labels.length, y, weeks);
  return labels
    .map((label, group) => groupShare(label, counts[group]!, weeks))
    .filter(({ rows }) => rows > 0);
}

function groupShare(label: string, counts: WeekCounts, weeks: WeekDraws): GroupShare {
  return { label, weeks: counts.week.length, ...lateShareOf(counts, weeks) };
}

function regionQuarters(rows: ExploredRows, months: Int32Array): RegionQuarters | null {
  const { world, created, y, readings } = rows;
  const name = world.roles.region;
  if (name === null || created.length === 0) return null;
  const column = readings.column(name);
  if (column.kind !== 'categorical') return null;
  const first = quarterOf(months[0]!);
  const count = quarterOf(months.at(-1)!) - first + 1;
  const group = months.map((month, row) =>
    column.values[row]! < 0 ? -1 : column.values[row]! * count + quarterOf(month) - first,
  );
  const counts = countByWeek(group, column.categories.length * count, y, readings.weeks);
  const quarters = Array.from({ length: count }, (_, q) => quarterText(first + q));
  const cells = counts.flatMap((cell, g) => {
    if (totals(cell).rows === 0) return [];
    const region = column.categories[Math.floor(g / count)]!;
    const quarter = quarters[g % count]!;
    return [{ region, quarter, ...groupShare(`${region}, ${quarter}`, cell, readings.weeks) }];
  });
  const regions = column.categories.filter((region) => cells.some((c) => c.region === region));
  return { column: name, title: columnTitle(world, name), regions, quarters, cells };
}

/** The month of each row, since January 1970; a calendar is slow, so each day is looked up once. */
function monthsOf(created: Int32Array): Int32Array {
  let [day, month] = [NaN, NaN];
  return created.map((t) => {
    if (dayOfMinutes(t) !== day) [day, month] = [dayOfMinutes(t), monthOf(t)];
    return month;
  });
}

/** Quarters since 1970. */
function quarterOf(month: number): number {
  return Math.floor(month / 3);
}

function quarterText(quarter: number): string {
  return `${1970 + Math.floor(quarter / 4)} Q${(quarter % 4) + 1}`;
}
