import { medianOf } from './median.ts';

/** What a column's missing values are replaced by, and whether there were any when it was fitted. */
export interface Imputer {
  median: number;
  hadMissing: boolean;
}

/**
 * Learns the median of the values that are there; null when none is, for then there is nothing to
 * replace them by.
 * Source: scikit-learn, `SimpleImputer(strategy="median")`.
 * @param values missing as NaN.
 */
export function fitImputer(values: Float32Array): Imputer | null {
  const there = new Float32Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i] === values[i]) there[count++] = values[i]!;
  if (count === 0) return null;
  return { median: medianOf(there.subarray(0, count)), hadMissing: count < values.length };
}

/** Replaces NaN by the median, in place. */
export function impute(values: Float32Array, { median }: Imputer): void {
  for (let i = 0; i < values.length; i++) if (values[i] !== values[i]) values[i] = median;
}

/**
 * 1 where the value is missing, else 0. Imputation hides which values were missing, and that may itself
 * tell something: a weight that nobody could take is missing for a reason.
 * Source: scikit-learn, `MissingIndicator`.
 */
export function missingIndicator(values: Float32Array): Float32Array {
  return values.map((value) => (value === value ? 0 : 1));
}
