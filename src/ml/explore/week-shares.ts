import type { Estimate, LateShare } from './answers.ts';
import { estimateOf, type WeekDraws } from './week-draws.ts';

/** Rows of a group in the weeks that hold some, and how many of them are marked (late, missing). */
export interface WeekCounts {
  week: Int32Array;
  marked: Float64Array;
  rows: Float64Array;
}

/**
 * Counts the rows of each group week by week.
 * Cost: one pass over the rows.
 * @param group of each row, 0 to groups − 1; below 0: in none. @param marked 0 or 1 a row.
 */
export function countByWeek(
  group: ArrayLike<number>,
  groups: number,
  marked: ArrayLike<number>,
  { folds: { weekOfRow }, weeks }: WeekDraws,
): WeekCounts[] {
  const rows = new Float64Array(groups * weeks);
  const those = new Float64Array(groups * weeks);
  for (let i = 0; i < group.length; i++) {
    if (group[i]! < 0) continue;
    const cell = group[i]! * weeks + weekOfRow[i]!;
    rows[cell]!++;
    those[cell]! += marked[i]!;
  }
  return Array.from({ length: groups }, (_, g) => {
    const week = Int32Array.from({ length: weeks }, (_, w) => w).filter((w) => rows[g * weeks + w]);
    const pick = (of: Float64Array) => Float64Array.from(week, (w) => of[g * weeks + w]!);
    return { week, marked: pick(those), rows: pick(rows) };
  });
}

/** The marked share in each draw of weeks; NaN where a draw holds no row of the group. */
export function shareDraws({ week, marked, rows }: WeekCounts, { draws }: WeekDraws): Float64Array {
  return Float64Array.from(draws, (weights) => {
    let [those, all] = [0, 0];
    for (let k = 0; k < week.length; k++) {
      const weight = weights[week[k]!]!;
      those += weight * marked[k]!;
      all += weight * rows[k]!;
    }
    return those / all;
  });
}

/** Fewer weeks than this hold no spread worth an interval. */
const FEWEST_WEEKS_OF_GROUP = 4;

/** The marked share of a group, with its interval where enough weeks hold rows of it. */
export function shareOf(counts: WeekCounts, weeks: WeekDraws): Estimate {
  const { marked, rows } = totals(counts);
  const enough = counts.week.length >= FEWEST_WEEKS_OF_GROUP;
  return estimateOf(
    rows ? marked / rows : null,
    enough ? shareDraws(counts, weeks) : new Float64Array(),
  );
}

export function lateShareOf(counts: WeekCounts, weeks: WeekDraws): LateShare {
  const { marked, rows } = totals(counts);
  return { rows, late: marked, ...shareOf(counts, weeks) };
}

export function totals({ marked, rows }: WeekCounts): { marked: number; rows: number } {
  const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
  return { marked: sum(marked), rows: sum(rows) };
}
