import { columnTitle } from '../column-title.ts';
import {
  dateOfWeek,
  MONTHS,
  monthOf,
  WEEKDAYS,
  weekdayOf,
  weekOf,
} from '../feature-families/temporal.ts';
import { MINUTES_PER_DAY, MINUTES_PER_HOUR } from '../table.ts';
import type { GroupShare, Patterns, RegionQuarters } from './answers.ts';
import type { ExploredRows } from './explored-rows.ts';
import { countByWeek, lateShareOf, totals, type WeekCounts } from './week-shares.ts';
import type { WeekDraws } from './week-draws.ts';
import { whyNoLabel } from './why-not.ts';

/** Late shares over the calendar: what comes back each day, week and year, and what never comes back. */
export function patternsAnswer(rows: ExploredRows): Patterns {
  const of = (groupOf: (minutes: number) => number, labels: readonly string[]) =>
    groupShares(rows, groupOf, labels);
  return {
    kind: 'patterns',
    weeks: weekShares(rows),
    weekday: of(weekdayOf, WEEKDAYS),
    hour: of(
      (t) => Math.floor((t % MINUTES_PER_DAY) / MINUTES_PER_HOUR),
      Array.from({ length: 24 }, (_, hour) => String(hour)),
    ),
    monthOfYear: of((t) => monthOf(t) % 12, MONTHS),
    regions: regionQuarters(rows),
    why: whyNoLabel(rows),
  };
}

function weekShares({ created, role, y, readings: { weeks } }: ExploredRows): Patterns['weeks'] {
  const [all] = countByWeek(new Uint8Array(y.length), 1, y, weeks);
  const firstRow = new Map<number, number>();
  for (let row = 0; row < created.length; row++) {
    const place = weeks.folds.weekOfRow[row]!;
    if (!firstRow.has(place)) firstRow.set(place, row);
  }
  return Array.from(all!.week, (place, k) => {
    const row = firstRow.get(place)!;
    const [late, count] = [all!.marked[k]!, all!.rows[k]!];
    return {
      from: dateOfWeek(weekOf(created[row]!)),
      role: role[row]!,
      rows: count,
      late,
      value: late / count,
      low: null,
      high: null,
    };
  });
}

/** Groups that hold rows, in the order of their labels. */
function groupShares(
  { created, y, readings: { weeks } }: ExploredRows,
  groupOf: (minutes: number) => number,
  labels: readonly string[],
): GroupShare[] {
  const counts = countByWeek(created.map(groupOf), labels.length, y, weeks);
  return labels
    .map((label, group) => groupShare(label, counts[group]!, weeks))
    .filter(({ rows }) => rows > 0);
}

function groupShare(label: string, counts: WeekCounts, weeks: WeekDraws): GroupShare {
  return { label, weeks: counts.week.length, ...lateShareOf(counts, weeks) };
}

function regionQuarters(rows: ExploredRows): RegionQuarters | null {
  const { world, created, y, readings } = rows;
  const name = world.roles.region;
  if (name === null || created.length === 0) return null;
  const column = readings.column(name);
  if (column.kind !== 'categorical') return null;
  const first = quarterOf(created[0]!);
  const count = quarterOf(created.at(-1)!) - first + 1;
  const group = created.map((t, row) =>
    column.values[row]! < 0 ? -1 : column.values[row]! * count + quarterOf(t) - first,
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

/** Quarters since 1970. */
function quarterOf(minutes: number): number {
  return Math.floor(monthOf(minutes) / 3);
}

function quarterText(quarter: number): string {
  return `${1970 + Math.floor(quarter / 4)} Q${(quarter % 4) + 1}`;
}
