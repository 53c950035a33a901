import { NEVER } from '../table.ts';

const ROW_LIMIT = 16_777_216;

/**
 * The rows with a time, in order of time, ties in order of `tie` (or of row). Cost n log n: time and
 * position are packed into one double each and sorted as numbers.
 * @param times minutes a row; rows at NEVER are left out.
 */
export function orderByTime(times: Int32Array, rows?: Int32Array): Int32Array {
  const count = rows ? rows.length : times.length;
  if (count > ROW_LIMIT)
    throw new Error(`${count} rows are too many; at most ${ROW_LIMIT} can be ordered.`);
  let packed = new Float64Array(count);
  let n = 0;
  for (let i = 0; i < count; i++) {
    const time = times[rows ? rows[i]! : i]!;
    if (time !== NEVER) packed[n++] = time * ROW_LIMIT + i;
  }
  packed = packed.subarray(0, n).sort();
  const order = new Int32Array(n);
  for (let k = 0; k < n; k++) {
    const i = packed[k]! - Math.floor(packed[k]! / ROW_LIMIT) * ROW_LIMIT;
    order[k] = rows ? rows[i]! : i;
  }
  return order;
}
