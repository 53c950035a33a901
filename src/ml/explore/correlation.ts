import { averageRanks, placesOf, type Places } from './ranks.ts';

/**
 * Pearson's correlation of two columns of numbers over the rows in which both are there: how close they
 * lie to a straight line, −1 to 1. One value far out can make or hide it; Spearman's cannot be fooled so.
 *
 * Cost: two passes.
 * Source: Pearson 1895; equals SciPy's `pearsonr`.
 * @returns null where fewer than two rows are left or one column does not vary in them.
 */
export function pearson(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  return correlationOf(
    a.length,
    (i) => a[i]!,
    (i) => b[i]!,
  );
}

/**
 * Spearman's rank correlation, over the rows in which both are there: Pearson's correlation of their
 * average ranks, so that any rising curve counts as 1. A U-shape comes out near 0.
 *
 * Cost: a sort of each column.
 * Source: Spearman 1904; equals SciPy's `spearmanr`.
 * @returns null as `pearson` does.
 */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  return spearmanOfPlaces(placesOf(a), placesOf(b));
}

/** The same of columns that were sorted before: without a sort, whichever rows both have. */
export function spearmanOfPlaces(a: Places, b: Places): number | null {
  const both = (i: number) => a.of[i]! >= 0 && b.of[i]! >= 0;
  const [ranksA, ranksB] = [averageRanks(a, both), averageRanks(b, both)];
  return correlationOf(
    a.of.length,
    (i) => (a.of[i]! < 0 ? NaN : ranksA[a.of[i]!]!),
    (i) => (b.of[i]! < 0 ? NaN : ranksB[b.of[i]!]!),
  );
}

function correlationOf(
  rows: number,
  aAt: (row: number) => number,
  bAt: (row: number) => number,
): number | null {
  let n = 0;
  let [meanA, meanB] = [0, 0];
  for (let i = 0; i < rows; i++) {
    const [x, y] = [aAt(i), bAt(i)];
    if (x !== x || y !== y) continue;
    n++;
    meanA += x;
    meanB += y;
  }
  meanA /= n;
  meanB /= n;
  let [ab, aa, bb] = [0, 0, 0];
  let [sizeA, sizeB] = [0, 0];
  for (let i = 0; i < rows; i++) {
    const [x, y] = [aAt(i), bAt(i)];
    if (x !== x || y !== y) continue;
    const [dx, dy] = [x - meanA, y - meanB];
    ab += dx * dy;
    aa += dx * dx;
    bb += dy * dy;
    sizeA += x * x;
    sizeB += y * y;
  }
  // Around the mean of equal values there is only rounding left.
  if (n < 2 || aa <= 1e-24 * sizeA || bb <= 1e-24 * sizeB) return null;
  return Math.max(-1, Math.min(1, ab / Math.sqrt(aa) / Math.sqrt(bb)));
}
