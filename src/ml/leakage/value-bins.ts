import { NEVER, type Column } from '../table.ts';

/** About so many bins for numbers: 20 of them hold 5 % of the rows each. */
const BINS = 20;
/** On few rows there are fewer bins: the mean label of a handful of rows says nothing. */
const ROWS_A_BIN = 100;

/**
 * How a column's values fall into bins: categories as they are, numbers and times into about 20 bins of
 * equal counts, and missing into a bin of its own, the last one.
 */
export interface ValueBins {
  /** The least value of each bin but the first, ascending; null for categories. */
  edges: Float64Array | null;
  /** Number of bins, the one for missing values included. */
  size: number;
}

/**
 * Learns bins of about equal counts from some rows; no label is looked at. A value that holds 5 % of the
 * rows or more begins a bin, so a rare tail beside a common value (a flag that is 1 for 2 %) is never
 * lumped with it.
 *
 * Cost: one sort of the rows' values.
 * @param rows rows of the world to learn from.
 */
export function fitBins(column: Column, rows: Int32Array): ValueBins {
  if (column.kind === 'categorical') return { edges: null, size: column.categories.length + 1 };
  const sorted = presentValues(column, rows).sort();
  const full = Math.max(sorted.length / BINS, Math.min(ROWS_A_BIN, sorted.length / 2));
  const edges: number[] = [];
  let inBin = 0;
  for (let start = 0; start < sorted.length;) {
    let end = start + 1;
    while (end < sorted.length && sorted[end] === sorted[start]) end++;
    if (inBin > 0 && (inBin >= full || end - start >= full)) {
      edges.push(sorted[start]!);
      inBin = 0;
    }
    inBin += end - start;
    start = end;
  }
  return { edges: Float64Array.from(edges), size: edges.length + 2 };
}

/** The bin of each of the rows, 0 to size − 1. */
export function binsAt({ edges, size }: ValueBins, column: Column, rows: Int32Array): Int32Array {
  const { kind, values } = column;
  const missing = size - 1;
  const bins = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]!]!;
    if (kind === 'categorical') bins[i] = value < 0 ? missing : value;
    else bins[i] = isMissing(kind, value) ? missing : countUpTo(edges!, value);
  }
  return bins;
}

/** Whether a value of a column of this kind is missing. */
export function isMissing(kind: Column['kind'], value: number): boolean {
  if (kind === 'numeric') return value !== value;
  return kind === 'time' ? value === NEVER : value < 0;
}

function presentValues({ kind, values }: Column, rows: Int32Array): Float64Array {
  const present = new Float64Array(rows.length);
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]!]!;
    if (!isMissing(kind, value)) present[count++] = value;
  }
  return present.subarray(0, count);
}

/** How many of the ascending edges are at most `value`. */
function countUpTo(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
