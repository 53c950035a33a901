import { asOf } from '../clock.ts';
import { columnOf, MINUTES_PER_DAY, MINUTES_PER_HOUR, NEVER } from '../table.ts';
import type { World } from '../world.ts';

/** Hours late of some rows, one value each: below 0 the parcel came early. */
export interface HoursTarget {
  hours: Float64Array;
  /** 1 where there is no delivery: the true hours are not known, and `hours` stands in for them. */
  censored: Uint8Array;
}

/**
 * Hours from promise to delivery as the warehouse shows them at T (minutes, exclusive; NEVER for the
 * end of time). A parcel without a delivery counts with the hours by which it is overdue: 0 while the
 * promise lies ahead, as nothing speaks against it yet; then the hours since the promise; and no more
 * than those after which it is closed as lost (where nobody closes parcels: until the table ends).
 * While it is overdue that is less than the truth will be.
 *
 * Rows that are eligible by their creation alone (label pending: wait) are delivered or closed by T
 * wherever the horizon spans promise and closing, so their hours are final and none is selected by its
 * outcome.
 */
export function hoursAsOf(world: World, rows: Int32Array, T: number): HoursTarget {
  const { roles } = world;
  const view = asOf(world, T);
  const columns = new Map([roles.promised, roles.delivered].map((c) => [c, view.column(c)]));
  const seen = { rows: world.table.rows, columns };
  const promised = columnOf(seen, roles.promised, 'time').values;
  const delivered = columnOf(seen, roles.delivered, 'time').values;
  const { closingDays } = roles.horizon;
  const minutes = (row: number) => {
    const due = promised[row]!;
    if (delivered[row] !== NEVER) return delivered[row]! - due;
    const most = closingDays > 0 ? closingDays * MINUTES_PER_DAY : world.to - due;
    return Math.max(0, Math.min(T - due, most));
  };
  return {
    hours: Float64Array.from(rows, (row) => minutes(row) / MINUTES_PER_HOUR),
    censored: Uint8Array.from(rows, (row) => (delivered[row] === NEVER ? 1 : 0)),
  };
}

/** The same of some of these rows only, by their positions. */
export function hoursAt({ hours, censored }: HoursTarget, index: Int32Array): HoursTarget {
  return {
    hours: Float64Array.from(index, (i) => hours[i]!),
    censored: Uint8Array.from(index, (i) => censored[i]!),
  };
}
