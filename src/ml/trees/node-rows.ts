import type { BinnedRows } from './binned-rows.ts';

/** The part of a bin-coded input that decides where a row goes. */
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
  cut(start: number, end: number, { input, bin, missingGoesLeft }: Cut): number {
    const packed = this.binned.packed[input >> 2]!;
    const shift = 8 * (input & 3);
    const index = this.#index;
    const moved = this.#moved;
    // Turned by one, missing (255) is the lowest bin instead of the highest.
    const turn = missingGoesLeft ? 1 : 0;
    let left = start;
    let right = 0;
    for (let i = start; i < end; i++) {
      const row = index[i]!;
      const code = ((packed[row]! >>> shift) + turn) & 255;
      // The sign bit: 1 when code ≤ bin + turn. A branch would be guessed wrong every other time.
      const goesLeft = (code - bin - turn - 1) >>> 31;
      index[left] = row;
      moved[right] = row;
      left += goesLeft;
      right += 1 - goesLeft;
    }
    index.set(moved.subarray(0, right), left);
    return left;
  }
}
