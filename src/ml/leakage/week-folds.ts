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
  const byWeek = Int32Array.from(rows, (_, i) => i).sort((a, b) => weekOfRow[a]! - weekOfRow[b]!);
  const rowsOfFold = Array.from({ length: folds }, (_, fold) =>
    byWeek.filter((i) => foldOfWeek[weekOfRow[i]!] === fold),
  );
  return { weekOfRow, foldOfWeek, folds, rowsOfFold };
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
