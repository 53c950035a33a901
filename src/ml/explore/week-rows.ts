import { dateOfWeek, weekOf } from '../feature-families/temporal.ts';
import type { ExploredRole } from './answers.ts';
import type { ExploredRows } from './explored-rows.ts';
import { countByWeek } from './week-shares.ts';

/** A week from Monday: its rows, and how many of them are marked. */
export interface WeekRow {
  from: string;
  /** Of its first row. */
  role: ExploredRole;
  rows: number;
  marked: number;
}

/** The weeks that hold rows, in order. @param marked 0 or 1 a row. */
export function weekRows(
  { created, role, readings: { weeks } }: ExploredRows,
  marked: ArrayLike<number>,
): WeekRow[] {
  const [all] = countByWeek(new Uint8Array(created.length), 1, marked, weeks);
  const { weekOfRow } = weeks.folds;
  // Rows are sorted by creation, so the first row of a week follows the last of the week before.
  let row = 0;
  return Array.from(all!.week, (week, k) => {
    while (weekOfRow[row] !== week) row++;
    return {
      from: dateOfWeek(weekOf(created[row]!)),
      role: role[row]!,
      rows: all!.rows[k]!,
      marked: all!.marked[k]!,
    };
  });
}
