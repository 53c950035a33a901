import { addTo, emptySums, meanOf } from './anova-f.ts';

/**
 * Correlation ratio η of a category and a number: the square root of the share of the number's variance
 * that lies between the categories' means, 0 to 1. By chance alone η is about √((k − 1) / (n − 1)).
 *
 * Cost: two passes over the rows.
 * Source: Pearson 1905; Fisher 1925. η² is the R² of a regression on the categories.
 * @param category of each row, below 0 missing. @param x NaN is missing; such rows are left out.
 * @returns null where there are fewer than two categories or the number does not vary.
 */
export function correlationRatio(
  category: ArrayLike<number>,
  x: ArrayLike<number>,
  categories: number,
): { eta: number; chance: number } | null {
  const centre = meanOf(x);
  const sums = emptySums(categories);
  for (let i = 0; i < x.length; i++)
    if (category[i]! >= 0) addTo(sums, category[i]!, x[i]! - centre);
  let [n, total, squares, between, groups] = [0, 0, 0, 0, 0];
  for (let c = 0; c < categories; c++) {
    if (sums.rows[c] === 0) continue;
    groups++;
    n += sums.rows[c]!;
    total += sums.sum[c]!;
    squares += sums.squares[c]!;
    between += (sums.sum[c]! * sums.sum[c]!) / sums.rows[c]!;
  }
  const variation = squares - (total * total) / n;
  const rounding = 1e-24 * (squares + centre * centre * n);
  if (groups < 2 || variation <= rounding) return null;
  const share = Math.max(0, between - (total * total) / n) / variation;
  return {
    eta: Math.sqrt(Math.min(1, share)),
    chance: Math.sqrt(Math.min(1, (groups - 1) / (n - 1))),
  };
}
