import { weekOf } from '../feature-families/temporal.ts';
import { Random } from '../random.ts';

/** Rows dealt to folds by whole weeks. */
export interface WeekFolds {
  /** Position of each row's week among the weeks that hold rows. */
  weekOfRow: Int32Array;
  /** The fold of each week. */
  foldOfWeek: Int32Array;
  folds: number;
  /** The rows' positions, week after week, for each fold: a fold's rows in order of their week. */
  rowsOfFold: readonly Int32Array[];
}

const FOLDS = 5;
const DRAWS = 1000;

/**
 * Cuts the calendar of some rows into five folds of neighbouring whole weeks. With rows dealt to folds at
 * random, the plain day number alone seems to tell late parcels from others, for the fold's neighbours
 * name each day's congestion; with weeks dealt turn by turn it still does, for the weeks before and after
 * are much the same. In one block, a column must say something that holds at another time.
 *
 * Rows of fewer than five weeks have a fold a week.
 * @param created minutes of every row of the world. @param rows rows of the world to deal.
 */
export function weekFolds(created: Int32Array, rows: Int32Array): WeekFolds {
  const week = rows.map((row) => weekOf(created[row]!));
  const present = [...new Set(week)].sort((a, b) => a - b);
  const place = new Map(present.map((w, k) => [w, k]));
  const folds = Math.min(FOLDS, present.length);
  const foldOfWeek = Int32Array.from(present, (_, k) => Math.floor((k * folds) / present.length));
  const weekOfRow = week.map((w) => place.get(w)!);
  const byWeek = sortedByWeek(weekOfRow, present.length);
  const rowsOfFold = Array.from({ length: folds }, (_, fold) =>
    byWeek.filter((i) => foldOfWeek[weekOfRow[i]!] === fold),
  );
  return { weekOfRow, foldOfWeek, folds, rowsOfFold };
}

/** Positions of the rows, week after week, each week's in their order: a counting sort. */
function sortedByWeek(weekOfRow: Int32Array, weeks: number): Int32Array {
  const next = new Int32Array(weeks + 1);
  for (let i = 0; i < weekOfRow.length; i++) next[weekOfRow[i]! + 1]!++;
  for (let week = 1; week < weeks; week++) next[week]! += next[week - 1]!;
  const sorted = new Int32Array(weekOfRow.length);
  for (let i = 0; i < weekOfRow.length; i++) sorted[next[weekOfRow[i]!]!++] = i;
  return sorted;
}

/**
 * Draws of weeks with replacement within each fold: how often each week was drawn. The same weeks always
 * give the same draws, so that columns can be compared draw by draw.
 */
export function drawWeeks({
  foldOfWeek,
  folds,
}: Pick<WeekFolds, 'foldOfWeek' | 'folds'>): Uint8Array[] {
  const rng = new Random(DRAWS, 'weeks of the audit');
  const weeksOf = Array.from({ length: folds }, (_, f) =>
    [...foldOfWeek.keys()].filter((w) => foldOfWeek[w] === f),
  );
  return Array.from({ length: DRAWS }, () => {
    const weights = new Uint8Array(foldOfWeek.length);
    for (const weeks of weeksOf)
      for (let i = 0; i < weeks.length; i++) weights[weeks[rng.below(weeks.length)]!]!++;
    return weights;
  });
}
