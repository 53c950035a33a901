/** The order of a column's values, made once: equal values share a place. */
export interface Places {
  /** Place of each row's value among the distinct ones, from 0; −1 where it is missing. */
  of: Int32Array;
  /** How many distinct values there are. */
  distinct: number;
}

/** Cost: one sort. @param values NaN is missing. */
export function placesOf(values: ArrayLike<number>): Places {
  const present = Float64Array.from(values).filter((value) => value === value);
  const sorted = present.sort();
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
 * Average rank of each place among the rows that count: rows of one value share the mean of the ranks
 * that they take up, so that the order of tied rows says nothing. Ranks count from 1.
 * Cost: one pass over the rows and one over the places: no sort.
 * Source: Kendall 1945; equals SciPy's `rankdata(method="average")`.
 * @param counts whether a row counts. @returns one rank a place.
 */
export function averageRanks(
  { of, distinct }: Places,
  counts: (row: number) => boolean = () => true,
): Float64Array {
  const rows = new Int32Array(distinct);
  for (let i = 0; i < of.length; i++) if (of[i]! >= 0 && counts(i)) rows[of[i]!]!++;
  const ranks = new Float64Array(distinct);
  let before = 0;
  for (let place = 0; place < distinct; place++) {
    ranks[place] = before + (rows[place]! + 1) / 2;
    before += rows[place]!;
  }
  return ranks;
}
