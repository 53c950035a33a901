import { assignBins, binEdges } from './bins.ts';
import type { TreeInput } from './inputs.ts';
import { slotsOf, type Slot } from './slots.ts';

/** One input's bins: where they are cut, whether the rows miss values, and where they are kept. */
export interface InputBins extends Slot {
  edges: Float64Array;
  hasMissing: boolean;
}

/** Rows as bins, four slots in the four bytes of a 32-bit number, because they are read together. */
export interface BinnedRows {
  rows: number;
  /** One an input. */
  bins: readonly InputBins[];
  slots: number;
  /** packed[g][row]: the codes of the slots 4g (lowest byte) to 4g + 3. */
  packed: readonly Int32Array[];
}

/** Learns each input's bins from all its rows, and bins them. */
export function binRows(inputs: readonly TreeInput[], rows: number, maxBins: number): BinnedRows {
  const codes = inputs.map(() => new Uint8Array(rows));
  const learned = inputs.map(({ values }, input) => {
    const edges = binEdges(values, maxBins);
    const missing = assignBins(values, edges, codes[input]!);
    return { edges, hasMissing: missing > 0 };
  });
  const places = slotsOf(learned.map((b) => b.edges.length + (b.hasMissing ? 2 : 1)));
  const slots = places.reduce((most, { slot }) => Math.max(most, slot + 1), 0);
  const packed = Array.from({ length: Math.ceil(slots / 4) }, () => new Int32Array(rows));
  places.forEach(({ slot, stride }, input) =>
    addToByte(packed[slot >> 2]!, slot & 3, codes[input]!, stride),
  );
  return { rows, bins: learned.map((b, input) => ({ ...b, ...places[input]! })), slots, packed };
}

/** The sums stay below 256, so nothing is carried into the next byte. */
function addToByte(packed: Int32Array, byte: number, codes: Uint8Array, stride: number): void {
  const shift = 8 * byte;
  for (let row = 0; row < packed.length; row++)
    packed[row] = packed[row]! + ((codes[row]! * stride) << shift);
}
