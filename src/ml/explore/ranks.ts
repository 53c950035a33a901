import { sortedNumbers } from './sorted-present.ts';

/** The order of a column's values, made once: equal values share a place. */
export interface Places {
  /** Place of each row's value among the distinct ones, from 0; −1 where it is missing. */
  of: Int32Array;
  /** How many distinct values there are. */
  distinct: number;
}

/** Cost: one sort. @param values NaN is missing. */
export function placesOf(values: ArrayLike<number>): Places {
  const sorted = sortedNumbers(values);
  let distinct = 0;
  for (let i = 0; i < sorted.length; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[distinct++] = sorted[i]!;
  const of = new Int32Array(values.length);
  for (let i = 0; i < of.length; i++) of[i] = placeOf(sorted, distinct, values[i]!);
  return { of, distinct };
}

function placeOf(sorted: Float64Array, count: number, value: number): number {
  if (value !== value) return -1;
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Average rank of each distinct value, ascending: rows of one value share the mean of the ranks that they
 * take up, so that the order of tied rows says nothing. Ranks count from 1.
 * Cost: one pass over the values, no sort.
 * Source: Kendall 1945; equals SciPy's `rankdata(method="average")`.
 * @param rows how many rows hold each value.
 */
export function averageRanks(rows: Int32Array): Float64Array {
  const ranks = new Float64Array(rows.length);
  let before = 0;
  for (let place = 0; place < rows.length; place++) {
    ranks[place] = before + (rows[place]! + 1) / 2;
    before += rows[place]!;
  }
  return ranks;
}
