import { scoreGroups } from './score-groups.ts';

/** Scored rows from the lowest score up, ready for many weightings. */
export interface RankedRows {
  /** Position of the row's day on the calendar, from 0. */
  day: Int32Array;
  y: Uint8Array;
  /** 1 where the row is the last of those with its score. */
  endsTie: Uint8Array;
}

/**
 * Sorts scored rows once, so that each weighting costs a single pass.
 * @param day position of each row's day on the calendar. @param y 0 or 1 a row. @param score one a row.
 */
export function rankRows(day: Int32Array, y: Uint8Array, score: Float64Array): RankedRows {
  const groups = scoreGroups(y, score);
  const ranked: RankedRows = {
    day: new Int32Array(y.length),
    y: new Uint8Array(y.length),
    endsTie: new Uint8Array(y.length),
  };
  const next = new Int32Array(groups.score.length);
  for (let g = 0, end = 0; g < next.length; g++) {
    next[g] = end;
    end += groups.positives[g]! + groups.negatives[g]!;
    ranked.endsTie[end - 1] = 1;
  }
  for (let row = 0; row < y.length; row++) {
    const place = next[positionOf(groups.score, score[row]!)]!++;
    ranked.day[place] = day[row]!;
    ranked.y[place] = y[row]!;
  }
  return ranked;
}

/**
 * ROC AUC in which each row counts as often as its day's weight says: the value that the rows would have
 * if each were there that many times. NaN when one class has no weight.
 * All sums are whole or half numbers, so the value does not depend on the order of tied rows.
 * @param weights one a day of the calendar.
 */
export function weightedRocAuc({ day, y, endsTie }: RankedRows, weights: Uint8Array): number {
  let won = 0;
  let positives = 0;
  let negativesBelow = 0;
  let tiedPositives = 0;
  let tiedNegatives = 0;
  for (let i = 0; i < day.length; i++) {
    const weight = weights[day[i]!]!;
    if (y[i]) tiedPositives += weight;
    else tiedNegatives += weight;
    if (endsTie[i]) {
      won += tiedPositives * (negativesBelow + tiedNegatives / 2);
      positives += tiedPositives;
      negativesBelow += tiedNegatives;
      tiedPositives = 0;
      tiedNegatives = 0;
    }
  }
  return won / positives / negativesBelow;
}

/** Where `value` stands in ascending distinct values that hold it. */
function positionOf(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
