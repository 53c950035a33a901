import { MINUTES_PER_HOUR, NEVER, type NumericColumn } from './table.ts';

/** The hours from creation to a time, one a row; missing where the time never came. */
export function hoursSince(created: Int32Array, times: Int32Array): NumericColumn {
  const values = Float32Array.from(times, (t, row) =>
    t === NEVER ? NaN : (t - created[row]!) / MINUTES_PER_HOUR,
  );
  return { kind: 'numeric', values };
}
