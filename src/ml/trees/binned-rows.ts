import { assignBins, binEdges } from './bins.ts';
import { MISSING_BIN } from './histogram.ts';
import type { TreeInput } from './inputs.ts';

/** One input's bins: where they are cut, and whether the rows that they were learned from miss values. */
export interface InputBins {
  edges: Float64Array;
  hasMissing: boolean;
}

/** Rows as bins, four inputs in the four bytes of a 32-bit number, because they are read together. */
export interface BinnedRows {
  rows: number;
  bins: readonly InputBins[];
  /** packed[g][row]: the bins of inputs 4g (lowest byte) to 4g + 3. */
  packed: readonly Int32Array[];
}

/** Learns each input's bins from all its rows, and bins them. */
export function binRows(inputs: readonly TreeInput[], rows: number, maxBins: number): BinnedRows {
  const packed = Array.from({ length: Math.ceil(inputs.length / 4) }, () => new Int32Array(rows));
  const codes = new Uint8Array(rows);
  const bins = inputs.map(({ values }, input) => {
    const edges = binEdges(values, maxBins);
    assignBins(values, edges, codes);
    const group = packed[input >> 2]!;
    const shift = 8 * (input & 3);
    for (let row = 0; row < rows; row++) group[row] = group[row]! | (codes[row]! << shift);
    return { edges, hasMissing: codes.includes(MISSING_BIN) };
  });
  return { rows, bins, packed };
}
