import { designRows, type Design } from '../design.ts';
import { Cholesky } from '../optimise/cholesky.ts';
import { columnCount, columnParts, multiplyTransposed } from './design-matrix.ts';

/** More columns than this are not factorised together: the time grows with the third power. */
const MOST_COLUMNS = 1500;

/**
 * A guess of the second derivatives of a linear model's objective, H₀ = XᵀWX / n + penalty, with the
 * second derivative of each row's loss as its weight: p(1 − p) of a log-loss, 1 of a squared error (of
 * which all rows together give no guess but the truth). It is what L-BFGS would need hundreds of steps to
 * find out: which columns are long, short, or nearly made of others (each one-hot block adds up to the
 * intercept's column; a zone tells its region). XᵀWX comes from a sample of evenly spaced rows. A
 * category that the sample misses counts with its own share of rows; so do the largest inputs where there
 * are too many columns.
 *
 * Cost, with d columns made from m inputs: about sampleRows·m² to multiply and at most d³/6 to factorise.
 * @param rowCurvature second derivative of each row's loss, at the point where the curvature is wanted.
 * @returns v ↦ H₀⁻¹·v, in place.
 */
export function curvature(
  design: Design,
  rowCurvature: Float64Array,
  penalty: number,
  sampleRows: number,
): (v: Float64Array) => void {
  const stride = Math.max(1, Math.floor(design.rows / sampleRows));
  const index = Int32Array.from({ length: Math.ceil(design.rows / stride) }, (_, i) => i * stride);
  const weights = Float64Array.from(index, (row) => rowCurvature[row]!);
  const places = placesOf(design);
  const size = places.at(-1)! + 1;
  const lower = weightedProducts(designRows(design, index), weights, places, size);
  const diagonal = ownCurvature(design, weights);
  for (let j = 0; j < places.length; j++) {
    const at = places[j]! * (size + 1);
    const own = j < places.length - 1 ? penalty : 0;
    if (at >= 0) lower[at] = own + (lower[at] || diagonal[j]!);
    else diagonal[j] = own + diagonal[j]!;
  }
  const factor = new Cholesky(lower, size);
  const b = new Float64Array(size);
  return (v) => {
    for (let j = 0; j < v.length; j++) {
      if (places[j]! >= 0) b[places[j]!] = v[j]!;
      else v[j] = v[j]! / diagonal[j]!;
    }
    factor.solve(b);
    for (let j = 0; j < v.length; j++) if (places[j]! >= 0) v[j] = b[places[j]!]!;
  };
}

/** Mean weight times the share of rows of each category; the mean weight alone for other columns. */
function ownCurvature(design: Design, weights: Float64Array): Float64Array {
  const mean = weights.reduce((sum, w) => sum + w, 0) / weights.length;
  const out = new Float64Array(columnCount(design)).fill(mean);
  const parts = columnParts(design, out);
  const each = new Float64Array(design.rows).fill(mean / design.rows);
  const shares = new Float64Array(out.length - design.numeric.length);
  multiplyTransposed({ ...design, numeric: [] }, each, shares);
  out.set(shares, parts.numeric.length);
  return out;
}

/**
 * Where each column of X stands in the factorised matrix, or −1. The largest categorical input comes
 * first: its categories exclude each other, so its block is diagonal, which Cholesky makes use of.
 */
function placesOf(design: Design): Int32Array {
  const places = new Int32Array(columnCount(design)).fill(-1);
  let columns = design.numeric.length + 1;
  const chosen = blocksOf(design)
    .sort((a, b) => a.size - b.size)
    .filter(({ size }) => (columns += size) <= MOST_COLUMNS);
  let place = 0;
  for (const { first, size } of chosen.reverse())
    for (let k = 0; k < size; k++) places[first + k] = place++;
  for (let j = 0; j < design.numeric.length; j++) places[j] = place++;
  places[places.length - 1] = place;
  return places;
}

/** Each categorical input with its first column in X. */
function blocksOf(design: Design): { first: number; size: number; codes: Int32Array }[] {
  let first = design.numeric.length;
  return design.categorical.map(({ size, codes }) => {
    first += size;
    return { first: first - size, size, codes };
  });
}

/** The lower triangle of XᵀWX / rows, by places. */
function weightedProducts(
  design: Design,
  weights: Float64Array,
  places: Int32Array,
  size: number,
): Float64Array {
  const lower = new Float64Array(size * size);
  const products = new Float64Array(places.length);
  const shares = weights.map((w) => w / design.rows);
  const addColumn = (values: Float64Array, j: number) => {
    multiplyTransposed(design, values, products);
    for (let k = 0; k < places.length; k++)
      if (places[k]! >= 0 && places[k]! <= places[j]!)
        lower[places[j]! * size + places[k]!] = products[k]!;
  };
  design.numeric.forEach(({ values }, j) =>
    addColumn(
      shares.map((w, i) => w * values[i]!),
      j,
    ),
  );
  addColumn(shares, places.length - 1);
  const blocks = blocksOf(design)
    .map(({ first, codes }) => ({ place: places[first] ?? -1, codes }))
    .filter(({ place }) => place >= 0)
    .sort((a, b) => a.place - b.place);
  for (let b = 0; b < blocks.length; b++)
    for (let a = 0; a <= b; a++) addPairs(blocks[a]!, blocks[b]!, shares, lower, size);
  return lower;
}

interface Block {
  place: number;
  codes: Int32Array;
}

/** The product of two one-hot blocks: the summed shares of rows with each pair of categories. */
function addPairs(
  a: Block,
  b: Block,
  shares: Float64Array,
  lower: Float64Array,
  size: number,
): void {
  for (let i = 0; i < shares.length; i++) {
    if (a.codes[i]! < 0 || b.codes[i]! < 0) continue;
    const at = (b.place + b.codes[i]!) * size + a.place + a.codes[i]!;
    lower[at] = lower[at]! + shares[i]!;
  }
}
