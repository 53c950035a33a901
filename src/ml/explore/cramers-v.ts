/**
 * Cramér's V of two columns of categories: √(χ² / n / (min(k, m) − 1)), 0 where they are independent, 1
 * where one settles the other. It has no sign, and by chance alone it is about √((max(k, m) − 1) / n), so
 * many categories on few rows look related (`chanceV`).
 *
 * Cost: one pass over the rows, and k × m cells.
 * Source: Cramér 1946; equals SciPy's `contingency.association(method="cramer")`, without correction.
 * @param a category of each row, below 0 missing: such a row is left out. @param b the same.
 * @returns null where one of the two has fewer than two categories in the rows left.
 */
export function cramersV(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  aSize: number,
  bSize: number,
): Contingency | null {
  const counts = new Float64Array(aSize * bSize);
  const [ofA, ofB] = [new Float64Array(aSize), new Float64Array(bSize)];
  let n = 0;
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]!, b[i]!];
    if (x < 0 || y < 0) continue;
    counts[x * bSize + y]!++;
    ofA[x]!++;
    ofB[y]!++;
    n++;
  }
  const [k, m] = [ofA, ofB].map((of) => of.filter((count) => count > 0).length) as [number, number];
  if (k < 2 || m < 2) return null;
  // χ² / n = Σ O² / (row × column) − 1: no expected count needs to be made.
  let sum = 0;
  for (let x = 0; x < aSize; x++)
    for (let y = 0; y < bSize; y++) {
      const count = counts[x * bSize + y]!;
      if (count > 0) sum += (count * count) / ofA[x]! / ofB[y]!;
    }
  return {
    v: Math.min(1, Math.sqrt(Math.max(0, sum - 1) / (Math.min(k, m) - 1))),
    chance: Math.min(1, Math.sqrt((Math.max(k, m) - 1) / n)),
  };
}

export interface Contingency {
  v: number;
  /** About the V of independent columns with so many categories and rows. */
  chance: number;
}
