/**
 * The percentile interval of bootstrap values: their 2.5 % and 97.5 % quantiles, interpolated linearly
 * as numpy's `percentile` does by default. Values that are NaN (draws of one class) are dropped; without
 * any value left both ends are NaN.
 * @param values one a draw, in any order.
 */
export function interval(values: Float64Array): { low: number; high: number } {
  const sorted = values.filter((value) => value === value).sort();
  return { low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
}

/** a − b, draw by draw: paired when both come from one bootstrap, independent when from two. */
export function difference(a: Float64Array, b: Float64Array): Float64Array {
  if (a.length !== b.length)
    throw new Error(
      `${a.length} draws cannot be set against ${b.length}; take the same number of both.`,
    );
  return a.map((value, draw) => value - b[draw]!);
}

/**
 * Quantile of ascending values, interpolated linearly as numpy's `quantile` does by default; NaN of none.
 * @param share 0 to 1.
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return NaN;
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (position - below);
}
