/**
 * Errors of predicted numbers, in the unit of the truth or as a share of it. Each costs n, needs the two
 * arrays in the same order, and is null where it has no value: without rows, or where all truth is 0.
 */

/**
 * Mean absolute error: (1/n) Σ |predicted − truth|. Of all single answers the median has the lowest.
 * Source: scikit-learn, `mean_absolute_error`.
 */
export function meanAbsoluteError(truth: Float64Array, predicted: Float64Array): number | null {
  checkLengths(truth, predicted);
  return truth.length ? sumOfErrors(truth, predicted) / truth.length : null;
}

/**
 * Root mean squared error: √((1/n) Σ (predicted − truth)²). Never below the mean absolute error, and
 * further above it the more a few rows miss by much; of all single answers the mean has the lowest.
 * Source: scikit-learn, `mean_squared_error(squared=False)`.
 */
export function rootMeanSquaredError(truth: Float64Array, predicted: Float64Array): number | null {
  checkLengths(truth, predicted);
  if (truth.length === 0) return null;
  let squares = 0;
  for (let i = 0; i < truth.length; i++) {
    const error = predicted[i]! - truth[i]!;
    squares += error * error;
  }
  return Math.sqrt(squares / truth.length);
}

/**
 * Mean absolute percentage error: the mean of |predicted − truth| / |truth|. A truth of 0 has no such
 * share: these rows are left out and counted. (scikit-learn's `mean_absolute_percentage_error` divides
 * by at least 2.2e-16 instead, so that one such row makes the mean astronomical.) A truth near 0 still
 * weighs a row up beyond all measure, which is why the weighted form stands beside it.
 */
export function meanAbsolutePercentageError(
  truth: Float64Array,
  predicted: Float64Array,
): { value: number | null; leftOut: number } {
  checkLengths(truth, predicted);
  let shares = 0;
  let leftOut = 0;
  for (let i = 0; i < truth.length; i++) {
    if (truth[i] === 0) leftOut++;
    else shares += Math.abs(predicted[i]! - truth[i]!) / Math.abs(truth[i]!);
  }
  const rows = truth.length - leftOut;
  return { value: rows ? shares / rows : null, leftOut };
}

/**
 * Weighted absolute percentage error: Σ |predicted − truth| / Σ |truth|, which is MAPE with each row
 * weighted by its own |truth|. Always saying 0 gives 1.
 * Source: Hyndman and Koehler, "Another look at measures of forecast accuracy" (2006), MAD/mean ratio.
 */
export function weightedAbsolutePercentageError(
  truth: Float64Array,
  predicted: Float64Array,
): number | null {
  checkLengths(truth, predicted);
  const total = truth.reduce((sum, value) => sum + Math.abs(value), 0);
  return total > 0 ? sumOfErrors(truth, predicted) / total : null;
}

function sumOfErrors(truth: Float64Array, predicted: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < truth.length; i++) sum += Math.abs(predicted[i]! - truth[i]!);
  return sum;
}

function checkLengths(truth: Float64Array, predicted: Float64Array): void {
  if (truth.length !== predicted.length)
    throw new Error(
      `${truth.length} true values and ${predicted.length} predicted ones cannot be compared; hand over one prediction a row.`,
    );
}
