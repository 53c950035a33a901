import { sortFloats } from './sort-floats.ts';

/**
 * Edges that cut an input into bins: values up to and including edges[b] lie in bin b or below, values
 * above all of them in bin edges.length, and missing values have the bin after that (`missingBin`). With at most `maxBins` distinct values each has a bin of its own, and the edges lie halfway between
 * them. With more, the edges are quantiles, so that bins hold about as many rows; equal ones merge.
 * Source: scikit-learn 1.2, `_find_binning_thresholds` (numpy's percentile method "midpoint").
 */
export function binEdges(values: Float32Array, maxBins: number): Float64Array {
  const known = new Float32Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) if (values[i] === values[i]) known[n++] = values[i]!;
  const sorted = known.subarray(0, n);
  sortFloats(sorted);
  return betweenDistinct(sorted, maxBins) ?? quantiles(sorted, maxBins);
}

/** null when there are more than maxBins distinct values. */
function betweenDistinct(sorted: Float32Array, maxBins: number): Float64Array | null {
  const edges: number[] = [];
  for (let i = 1; i < sorted.length; i++) {
    if (sorted[i] === sorted[i - 1]) continue;
    if (edges.length === maxBins - 1) return null;
    edges.push(sorted[i - 1]! / 2 + sorted[i]! / 2);
  }
  return Float64Array.from(edges);
}

function quantiles(sorted: Float32Array, maxBins: number): Float64Array {
  const edges: number[] = [];
  for (let k = 1; k < maxBins; k++) {
    const place = (k * (sorted.length - 1)) / maxBins;
    const edge = sorted[Math.floor(place)]! / 2 + sorted[Math.ceil(place)]! / 2;
    if (edges.length === 0 || edge > edges.at(-1)!) edges.push(edge);
  }
  return Float64Array.from(edges);
}

/** The bin of missing values: the one after the last. */
export function missingBin(edges: Float64Array): number {
  return edges.length + 1;
}

const CELLS = 1024;

/**
 * Writes each value's bin and returns how many values are missing. An even grid over the edges' range narrows the search: of the edges only
 * those that fall into the value's own cell are left to compare.
 */
export function assignBins(values: Float32Array, edges: Float64Array, out: Uint8Array): number {
  const first = edges[0] ?? 0;
  const scale = (CELLS - 1) / ((edges.at(-1) ?? 0) - first || 1);
  const cellOf = (value: number) => {
    const cell = (value - first) * scale;
    return cell > 0 ? (cell < CELLS ? Math.floor(cell) : CELLS - 1) : 0;
  };
  // edgesBefore[c]: how many edges lie in cells before c. The cell rises with the value, so no edge of
  // an earlier cell can exceed the value, and none of a later one can lie below it.
  const edgesBefore = new Uint8Array(CELLS + 1);
  for (const edge of edges) edgesBefore[cellOf(edge) + 1]!++;
  for (let c = 1; c <= CELLS; c++) edgesBefore[c]! += edgesBefore[c - 1]!;
  let missing = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value !== value) {
      out[i] = missingBin(edges);
      missing++;
      continue;
    }
    const cell = cellOf(value);
    let low = edgesBefore[cell]!;
    let high = edgesBefore[cell + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value <= edges[middle]!) high = middle;
      else low = middle + 1;
    }
    out[i] = low;
  }
  return missing;
}
