/**
 * Variance inflation factors of some columns of numbers: by how much the variance of a linear model's
 * coefficient grows because the other columns say the same, 1 / (1 − R²) with R² from a regression of the
 * column on all the others. 1: unrelated. 10: nine tenths of it are in the others. Coefficients of such
 * columns swing from sample to sample; the predictions need not.
 *
 * They are the diagonal of the inverse of the correlation matrix. A missing value counts as the column's
 * mean, as an imputer would leave it.
 * Cost: columns² / 2 passes over the rows, and columns³ for the inverse.
 * Source: Marquardt 1970; on complete rows it equals statsmodels' `variance_inflation_factor` with a constant.
 * @returns one a column: null where it does not vary, Infinity where the others make it up.
 */
export function varianceInflation(columns: readonly ArrayLike<number>[]): (number | null)[] {
  const standardised = columns.map(standardise);
  const varying = standardised.filter((column) => column !== null);
  const factors = inverseDiagonal(varying.map((a) => varying.map((b) => dot(a, b))));
  let next = 0;
  return standardised.map((column) => (column === null ? null : factors[next++]!));
}

/** Mean 0 and length 1, so that products of two are correlations; null where there is no spread. */
function standardise(values: ArrayLike<number>): Float64Array | null {
  let [n, sum] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== values[i]) continue;
    n++;
    sum += values[i]!;
  }
  const mean = sum / n;
  const centred = new Float64Array(values.length);
  let [squares, size] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value !== value) continue;
    centred[i] = value - mean;
    squares += centred[i]! * centred[i]!;
    size += value * value;
  }
  if (!(squares > 1e-24 * size)) return null;
  const length = Math.sqrt(squares);
  return centred.map((value) => value / length);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** What is left of a column of length 1 below this is rounding: the others make it up. */
const NOTHING_LEFT = 1e-10;

/**
 * Each diagonal value of the inverse, as 1 / (what is left of the column when the others have been taken
 * out of it). The column stands last in a Cholesky factorisation, whose last pivot is just that.
 */
function inverseDiagonal(matrix: readonly (readonly number[])[]): number[] {
  return matrix.map((_, last) => {
    const order = [...matrix.keys()].filter((k) => k !== last).concat(last);
    const left = lastPivot(order.map((row) => order.map((column) => matrix[row]![column]!)));
    return left > NOTHING_LEFT ? 1 / left : Infinity;
  });
}

/** Cholesky, row by row; a row that earlier rows make up is left out, for it takes nothing more away. */
function lastPivot(matrix: number[][]): number {
  let pivot = 0;
  for (let row = 0; row < matrix.length; row++) {
    const l = matrix[row]!;
    pivot = l[row]!;
    for (let column = 0; column < row; column++) {
      const other = matrix[column]!;
      let rest = l[column]!;
      for (let k = 0; k < column; k++) rest -= l[k]! * other[k]!;
      l[column] = other[column] === 0 ? 0 : rest / other[column]!;
      pivot -= l[column]! * l[column]!;
    }
    l[row] = pivot > NOTHING_LEFT ? Math.sqrt(pivot) : 0;
  }
  return pivot;
}
