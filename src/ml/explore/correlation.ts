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
  let [n, meanA, meanB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== a[i] || b[i] !== b[i]) continue;
    n++;
    meanA += a[i]!;
    meanB += b[i]!;
  }
  meanA /= n;
  meanB /= n;
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== a[i] || b[i] !== b[i]) continue;
    const [dx, dy] = [a[i]! - meanA, b[i]! - meanB];
    ab += dx * dy;
    aa += dx * dx;
    bb += dy * dy;
  }
  // Around the mean of equal values there is only rounding left.
  const rounding = 1e-24 * n;
  if (!(aa > rounding * meanA * meanA) || !(bb > rounding * meanB * meanB)) return null;
  return ratio(ab, aa, bb);
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

/**
 * The same of columns that were sorted before, whichever rows both have: without a sort, and since the
 * ranks of n rows have the mean (n + 1) / 2 in two passes.
 */
export function spearmanOfPlaces(a: Places, b: Places): number | null {
  const [rowsA, rowsB] = [new Int32Array(a.distinct), new Int32Array(b.distinct)];
  let n = 0;
  for (let i = 0; i < a.of.length; i++) {
    const [x, y] = [a.of[i]!, b.of[i]!];
    if (x < 0 || y < 0) continue;
    rowsA[x]!++;
    rowsB[y]!++;
    n++;
  }
  const mean = (n + 1) / 2;
  const [ranksA, ranksB] = [rowsA, rowsB].map((rows) =>
    averageRanks(rows).map((rank) => rank - mean),
  ) as [Float64Array, Float64Array];
  let product = 0;
  for (let i = 0; i < a.of.length; i++)
    if (a.of[i]! >= 0 && b.of[i]! >= 0) product += ranksA[a.of[i]!]! * ranksB[b.of[i]!]!;
  const [spreadA, spreadB] = [squares(ranksA, rowsA), squares(ranksB, rowsB)];
  return spreadA === 0 || spreadB === 0 ? null : ratio(product, spreadA, spreadB);
}

function squares(ranks: Float64Array, rows: Int32Array): number {
  return ranks.reduce((sum, rank, place) => sum + rows[place]! * rank * rank, 0);
}

function ratio(product: number, spreadA: number, spreadB: number): number {
  return Math.max(-1, Math.min(1, product / Math.sqrt(spreadA) / Math.sqrt(spreadB)));
}
