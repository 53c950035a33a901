import { columnOf, MINUTES_PER_DAY, MINUTES_PER_HOUR, NEVER } from '../table.ts';
import type { World } from '../world.ts';
import { windowedSums, type WindowedSums } from './windowed-sums.ts';

const PICKUP_WINDOW_MINUTES = 24 * MINUTES_PER_HOUR;
const OVERDUE_WINDOW_MINUTES = 4 * MINUTES_PER_DAY;

/**
 * Mean hours from creation to pickup, over the parcels picked up in the last 24 hours: known at pickup,
 * so it tells of congestion within hours, long before any delivery does.
 * @returns by the group's parcels and by the whole network; NaN where nothing was picked up.
 */
export function pickupDelays(
  world: World,
  group: string,
): { group: Float32Array; network: Float32Array } {
  const created = columnOf(world.table, world.roles.created, 'time').values;
  const pickedUp = columnOf(world.table, world.roles.pickedUp!, 'time').values;
  const minutes = created.map((t, i) => (pickedUp[i] === NEVER ? 0 : pickedUp[i]! - t));
  const column = columnOf(world.table, group, 'categorical');
  const sums = windowedSums(
    {
      group: column.values,
      groups: column.categories.length,
      enterAt: pickedUp,
      first: minutes,
      changes: [],
    },
    created,
    PICKUP_WINDOW_MINUTES,
  );
  const hours = (sum: Float64Array, count: Int32Array) =>
    Float32Array.from(sum, (s, i) => s / count[i]! / MINUTES_PER_HOUR);
  return {
    group: hours(sums.groupSum, sums.groupCount),
    network: hours(sums.allSum, sums.allCount),
  };
}

/**
 * Of the group's parcels promised in the last 4 days, the share that is still not delivered.
 * NaN where none was promised.
 */
export function shareOverdue(world: World, group: string): Float32Array {
  const { table, roles } = world;
  const promised = columnOf(table, roles.promised, 'time').values;
  const delivered = columnOf(table, roles.delivered, 'time').values;
  const column = columnOf(table, group, 'categorical');
  const sums: WindowedSums = windowedSums(
    {
      group: column.values,
      groups: column.categories.length,
      enterAt: promised,
      first: new Uint8Array(table.rows).fill(1),
      changes: [{ at: delivered, to: new Uint8Array(table.rows) }],
    },
    columnOf(table, roles.created, 'time').values,
    OVERDUE_WINDOW_MINUTES,
  );
  return Float32Array.from(sums.groupSum, (sum, i) => sum / sums.groupCount[i]!);
}
