import { binsAt, fitBins, isMissing } from '../leakage/value-bins.ts';
import type { Column } from '../table.ts';

/** The bin of each row, 0 to size − 1; missing is the last one. */
export interface Binned {
  bins: Int32Array;
  size: number;
}

/** About 20 bins of equal counts, or the categories: as the audit has them (`fitBins`). */
export function equalCountBins(column: Column): Binned {
  const rows = Int32Array.from({ length: column.values.length }, (_, row) => row);
  const fitted = fitBins(column, rows);
  return { bins: binsAt(fitted, column, rows), size: fitted.size };
}

/** With at most so many distinct values, each is a bin of its own. */
const MOST = 20;

/** A bin for each value, ascending; null where a column has more than 20 values. */
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
