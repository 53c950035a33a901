import type { Column } from '../table.ts';
import { isMissing } from '../leakage/value-bins.ts';
import type { Binned } from './readings.ts';

/** With at most so many distinct values, each is a bin of its own. */
const MOST = 20;

/** A bin for each value, ascending, and one for missing; null where a column has more than 20 values. */
export function distinctBins({ kind, values }: Column): Binned | null {
  const seen = new Set<number>();
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (isMissing(kind, value) || seen.has(value)) continue;
    seen.add(value);
    if (seen.size > MOST) return null;
  }
  const place = new Map([...seen].sort((a, b) => a - b).map((value, k) => [value, k]));
  const bins = Int32Array.from(values, (value) => place.get(value) ?? seen.size);
  return { bins, size: seen.size + 1 };
}
