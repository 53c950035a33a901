import type { Slot } from './slots.ts';

/** Numbers kept for a code: sum of gradients, sum of hessians, count of rows. */
export const BIN_STRIDE = 3;
/** Numbers kept for a slot: 256 codes. */
const SLOT_STRIDE = 768;
const BLOCK_SLOTS = 8;

/**
 * For each slot and code: the sums of the rows' gradients and hessians, and their number. It is all that
 * is needed to find the best cut, so that a node costs one pass over its rows and one over the bins.
 * Eight slots make a block, because they are counted in one pass.
 */
export class Histogram {
  readonly #blocks: readonly Float64Array[];

  constructor(slots: number) {
    this.#blocks = Array.from(
      { length: Math.ceil(slots / BLOCK_SLOTS) },
      () => new Float64Array(BLOCK_SLOTS * SLOT_STRIDE),
    );
  }

  /** An input's own numbers: bin b has its at b · BIN_STRIDE. */
  of({ slot, size, stride, codes }: Slot): Float64Array {
    const first = (slot % BLOCK_SLOTS) * SLOT_STRIDE;
    const block = this.#blocks[Math.floor(slot / BLOCK_SLOTS)]!;
    const all = block.subarray(first, first + codes * BIN_STRIDE);
    if (size === codes) return all;
    // Shared: sum over the other inputs. Bins rise with every `stride` codes and then start again.
    const sums = new Float64Array(size * BIN_STRIDE);
    for (let code = 0, bin = 0; code < codes; bin = (bin + 1) % size)
      for (let k = 0; k < stride; k++, code++) {
        const from = code * BIN_STRIDE;
        const to = bin * BIN_STRIDE;
        sums[to] = sums[to]! + all[from]!;
        sums[to + 1] = sums[to + 1]! + all[from + 1]!;
        sums[to + 2] = sums[to + 2]! + all[from + 2]!;
      }
    return sums;
  }

  /**
   * Counts a node's rows.
   * @param packed the codes of all rows, four slots in a number (BinnedRows).
   * @param index the node's rows.
   * @param derivatives of those rows, in their order: gradient, hessian, gradient, hessian, …
   */
  fill(packed: readonly Int32Array[], index: Int32Array, derivatives: Float64Array): void {
    this.#blocks.forEach((block, b) => {
      block.fill(0);
      const first = packed[2 * b]!;
      const second = packed[2 * b + 1];
      if (second) countEight(block, first, second, index, derivatives);
      else countFour(block, first, index, derivatives);
    });
  }

  /** Takes a child's sums away from its parent's: what is left are the other child's. */
  subtract(child: Histogram): void {
    this.#blocks.forEach((total, b) => {
      const part = child.#blocks[b]!;
      for (let i = 0; i < total.length; i++) total[i] = total[i]! - part[i]!;
    });
  }
}

/** Eight slots a pass: a row's place and derivatives are read once for all of them. */
function countEight(
  block: Float64Array,
  first: Int32Array,
  second: Int32Array,
  index: Int32Array,
  derivatives: Float64Array,
): void {
  for (let i = 0; i < index.length; i++) {
    const row = index[i]!;
    const gradient = derivatives[i << 1]!;
    const hessian = derivatives[(i << 1) | 1]!;
    addRow(block, 0, first[row]!, gradient, hessian);
    addRow(block, 3072, second[row]!, gradient, hessian);
  }
}

function countFour(
  block: Float64Array,
  packed: Int32Array,
  index: Int32Array,
  derivatives: Float64Array,
): void {
  for (let i = 0; i < index.length; i++)
    addRow(block, 0, packed[index[i]!]!, derivatives[i << 1]!, derivatives[(i << 1) | 1]!);
}

/**
 * Each of the four bytes of `codes`, times 3, is a place among its slot's 768 numbers. The numbers are
 * written out: this is the loop that takes the time.
 */
function addRow(
  block: Float64Array,
  start: number,
  codes: number,
  gradient: number,
  hessian: number,
): void {
  const a = start + (codes & 255) * 3;
  block[a] = block[a]! + gradient;
  block[a + 1] = block[a + 1]! + hessian;
  block[a + 2] = block[a + 2]! + 1;
  const b = start + 768 + ((codes >>> 8) & 255) * 3;
  block[b] = block[b]! + gradient;
  block[b + 1] = block[b + 1]! + hessian;
  block[b + 2] = block[b + 2]! + 1;
  const c = start + 1536 + ((codes >>> 16) & 255) * 3;
  block[c] = block[c]! + gradient;
  block[c + 1] = block[c + 1]! + hessian;
  block[c + 2] = block[c + 2]! + 1;
  const d = start + 2304 + (codes >>> 24) * 3;
  block[d] = block[d]! + gradient;
  block[d + 1] = block[d + 1]! + hessian;
  block[d + 2] = block[d + 2]! + 1;
}
