import type { BinnedRows, InputBins } from './binned-rows.ts';
import { missingBin } from './bins.ts';

/** A cut of rows in two by one input. */
export interface Cut {
  input: number;
  /** Bins up to this one go left. */
  bin: number;
  missingGoesLeft: boolean;
}

/**
 * Which training rows each node of a growing tree holds: all rows in one array, those of a node side by
 * side, in the order of the table.
 */
export class NodeRows {
  readonly #index: Int32Array;
  readonly #moved: Int32Array;

  constructor(readonly binned: BinnedRows) {
    this.#index = new Int32Array(binned.rows);
    this.#moved = new Int32Array(binned.rows);
  }

  /** Puts all rows back into one node. */
  reset(): void {
    for (let row = 0; row < this.#index.length; row++) this.#index[row] = row;
  }

  /** The rows at the places start to end − 1: a window, not a copy. */
  between(start: number, end: number): Int32Array {
    return this.#index.subarray(start, end);
  }

  /** Moves the rows that go left before those that go right; returns the place of the first of these. */
  cut(start: number, end: number, cut: Cut): number {
    const bins = this.binned.bins[cut.input]!;
    const packed = this.binned.packed[bins.slot >> 2]!;
    const shift = 8 * (bins.slot & 3);
    const leftOfCode = codesOnTheLeft(bins, cut);
    const index = this.#index;
    const moved = this.#moved;
    let left = start;
    let right = 0;
    for (let i = start; i < end; i++) {
      const row = index[i]!;
      // Written to both sides, kept on one: a branch would be guessed wrong every other time.
      const goesLeft = leftOfCode[(packed[row]! >>> shift) & 255]!;
      index[left] = row;
      moved[right] = row;
      left += goesLeft;
      right += 1 - goesLeft;
    }
    index.set(moved.subarray(0, right), left);
    return left;
  }
}

/** For each code of the input's slot: 1 when rows with that code go left, 0 when they go right. */
function codesOnTheLeft(bins: InputBins, { bin, missingGoesLeft }: Cut): Uint8Array {
  const left = new Uint8Array(256);
  for (let code = 0; code < bins.codes; code++) {
    const own = Math.floor(code / bins.stride) % bins.size;
    const goesLeft = own === missingBin(bins.edges) ? missingGoesLeft : own <= bin;
    left[code] = goesLeft ? 1 : 0;
  }
  return left;
}
