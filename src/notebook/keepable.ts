import type { KeptResult } from './cell-status.ts';

/**
 * A result above this size is not kept: its cell, and all that was made of it, runs again when somebody
 * comes back. A table of every parcel with twenty columns takes a third of it.
 */
const MOST_BYTES = 32_000_000;

export function keepable(kept: KeptResult | null): KeptResult | null {
  return kept && roughBytes(kept.result, MOST_BYTES) <= MOST_BYTES ? kept : null;
}

/** About how much memory a value takes; stops counting beyond `most`. */
export function roughBytes(value: unknown, most: number): number {
  let bytes = 0;
  const stack: unknown[] = [value];
  while (stack.length > 0 && bytes <= most) {
    const next = stack.pop();
    if (typeof next === 'string') bytes += 2 * next.length;
    else if (next instanceof ArrayBuffer || ArrayBuffer.isView(next)) bytes += next.byteLength;
    else if (typeof next === 'object' && next !== null) {
      bytes += 16;
      for (const [name, inner] of Object.entries(next)) {
        bytes += Array.isArray(next) ? 0 : 2 * name.length;
        stack.push(inner);
      }
    } else bytes += 8;
  }
  return bytes;
}
