/**
 * Skewness g₁ = m₃ / m₂^1.5 from the central moments: 0 for a symmetric distribution, above 0 where the
 * long tail is on the right.
 * Source: equals SciPy's `skew` (biased, its default).
 * @returns null of fewer than two values, or where they do not vary.
 */
export function skewness(values: ArrayLike<number>): number | null {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i]!;
  const mean = sum / n;
  let [second, third] = [0, 0];
  for (let i = 0; i < n; i++) {
    const d = values[i]! - mean;
    second += d * d;
    third += d * d * d;
  }
  second /= n;
  third /= n;
  if (!(second > 1e-24 * mean * mean)) return null;
  return third / second / Math.sqrt(second);
}
