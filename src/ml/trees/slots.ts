/** Codes that fit into a byte. */
const CODES = 256;

/**
 * Where an input's bins are kept: in one byte a row, a slot, alone or together with others. In a slot
 * the code is the sum over its inputs of bin × stride, so each pair, triple … of bins has a code of its
 * own, and one histogram of codes holds the histograms of all its inputs.
 */
export interface Slot {
  slot: number;
  /** Bins of the input, the one of missing values included. */
  size: number;
  stride: number;
  /** Codes that the slot uses: the product of its inputs' sizes. */
  codes: number;
}

/**
 * Puts inputs together as long as the product of their sizes fits into a byte: a weekday, an hour and
 * a yes or no cost one addition a row then instead of three. Larger inputs are placed first, each where it
 * first fits.
 */
export function slotsOf(sizes: readonly number[]): Slot[] {
  const order = sizes.map((_, input) => input).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const codes: number[] = [];
  const places = sizes.map(() => ({ slot: 0, stride: 1 }));
  for (const input of order) {
    const size = sizes[input]!;
    const found = codes.findIndex((used) => used * size <= CODES);
    const slot = found < 0 ? codes.length : found;
    places[input] = { slot, stride: codes[slot] ?? 1 };
    codes[slot] = (codes[slot] ?? 1) * size;
  }
  return places.map(({ slot, stride }, input) => ({
    slot,
    stride,
    size: sizes[input]!,
    codes: codes[slot]!,
  }));
}
