import { isMissing } from '../leakage/value-bins.ts';
import { sortFloats } from '../trees/sort-floats.ts';
import type { Column } from '../table.ts';

/** The values that are there, ascending; of categories their codes. */
export function sortedPresent({ kind, values }: Column): Float64Array {
  if (kind === 'numeric') {
    const present = values.filter((value) => value === value) as Float32Array;
    sortFloats(present);
    return Float64Array.from(present);
  }
  const present = values.filter((value) => !isMissing(kind, value)) as Int32Array;
  return Float64Array.from(present.sort());
}
