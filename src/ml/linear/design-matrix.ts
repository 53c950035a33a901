import type { CategoricalInput, Design, NumericInput } from '../design.ts';

/**
 * A design read as the matrix X of a linear model, which is never built: the numeric inputs, then for
 * each categorical input one 0/1 column a category (a category never seen is a row of zeros there),
 * then a column of ones for the intercept.
 */

/** Number of columns d of X, the intercept included. */
export function columnCount(design: Design): number {
  return design.categorical.reduce((sum, c) => sum + c.size, design.numeric.length) + 1;
}

/** A vector of length d by kinds of input: windows into it, not copies. */
export interface ColumnParts {
  /** One value a numeric input. */
  numeric: Float64Array;
  /** One array a categorical input: one value a category. */
  categorical: Float64Array[];
  /** One value. */
  intercept: Float64Array;
}

export function columnParts(design: Design, vector: Float64Array): ColumnParts {
  const numeric = vector.subarray(0, design.numeric.length);
  const categorical: Float64Array[] = [];
  let at = numeric.length;
  for (const { size } of design.categorical) {
    categorical.push(vector.subarray(at, at + size));
    at += size;
  }
  return { numeric, categorical, intercept: vector.subarray(at, at + 1) };
}

/** out = X·coefficients: one value a row. Costs one multiplication a row and input. */
export function multiply(design: Design, coefficients: Float64Array, out: Float64Array): void {
  const { numeric, categorical, intercept } = columnParts(design, coefficients);
  out.fill(intercept[0]!);
  eachFour(design.numeric, (a, b, c, d, j) =>
    addFour(a, b, c, d, numeric.subarray(j, j + 4), design.rows, out),
  );
  design.categorical.forEach((input, k) => addCategory(input, categorical[k]!, out));
}

/** out = Xᵀ·values: one value a column. */
export function multiplyTransposed(design: Design, values: Float64Array, out: Float64Array): void {
  const { numeric, categorical, intercept } = columnParts(design, out);
  eachFour(design.numeric, (a, b, c, d, j) =>
    sumFour(a, b, c, d, values, design.rows, numeric.subarray(j, j + 4)),
  );
  design.categorical.forEach((input, k) => sumCategory(input, values, categorical[k]!));
  let total = 0;
  for (let i = 0; i < design.rows; i++) total += values[i]!;
  intercept[0] = total;
}

type FourColumns = (
  a: Float32Array,
  b: Float32Array,
  c: Float32Array,
  d: Float32Array,
  first: number,
) => void;

/**
 * Four columns a pass: the rows' running values are then read and written a quarter as often. Where
 * fewer than four are left, the last one stands in for the missing ones (with no coefficient).
 */
function eachFour(inputs: readonly NumericInput[], visit: FourColumns): void {
  const last = inputs.length - 1;
  const column = (j: number) => inputs[Math.min(j, last)]!.values;
  for (let j = 0; j <= last; j += 4)
    visit(column(j), column(j + 1), column(j + 2), column(j + 3), j);
}

function addFour(
  a: Float32Array,
  b: Float32Array,
  c: Float32Array,
  d: Float32Array,
  coefficients: Float64Array,
  rows: number,
  out: Float64Array,
): void {
  const [u = 0, v = 0, w = 0, x = 0] = coefficients;
  for (let i = 0; i < rows; i++)
    out[i] = out[i]! + (u * a[i]! + v * b[i]! + (w * c[i]! + x * d[i]!));
}

function sumFour(
  a: Float32Array,
  b: Float32Array,
  c: Float32Array,
  d: Float32Array,
  values: Float64Array,
  rows: number,
  out: Float64Array,
): void {
  let u = 0;
  let v = 0;
  let w = 0;
  let x = 0;
  for (let i = 0; i < rows; i++) {
    const value = values[i]!;
    u += value * a[i]!;
    v += value * b[i]!;
    w += value * c[i]!;
    x += value * d[i]!;
  }
  out.set([u, v, w, x].slice(0, out.length));
}

/** Adds to each row its category's coefficient; an unseen category (code −1) adds 0. */
export function addCategory(
  input: CategoricalInput,
  coefficients: Float64Array,
  out: Float64Array,
): void {
  const byCode = new Float64Array(input.size + 1);
  byCode.set(coefficients, 1);
  const { codes } = input;
  for (let i = 0; i < codes.length; i++) out[i] = out[i]! + byCode[codes[i]! + 1]!;
}

function sumCategory(input: CategoricalInput, values: Float64Array, out: Float64Array): void {
  const byCode = new Float64Array(input.size + 1);
  const { codes } = input;
  for (let i = 0; i < codes.length; i++) {
    const place = codes[i]! + 1;
    byCode[place] = byCode[place]! + values[i]!;
  }
  out.set(byCode.subarray(1));
}
