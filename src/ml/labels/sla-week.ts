import { lastMinuteOfWeek, weekOf } from '../feature-families/temporal.ts';
import type { Label } from '../label.ts';
import { optionValues } from '../model.ts';
import { columnOf } from '../table.ts';
import type { World } from '../world.ts';
import { label as door } from './door.ts';

const DAYS_PER_WEEK = 7;

/**
 * The parcel's carrier breached its service level in the parcel's week of creation: of all parcels that
 * it was given from Monday to Sunday, a larger share than the limit came late at the door. All parcels
 * of a carrier and week share one label, so a split that tears them apart gives the answer away. It is
 * known once the week is over and its last promise has passed.
 */
export const label: Label = {
  id: 'sla-week',
  title: 'The carrier’s week breached its service level',
  summary: 'More than a fifth of its parcels of that week came late, or another limit.',
  options: [
    {
      id: 'limit',
      title: 'Late share allowed',
      summary: 'A week with a larger share of late parcels is a breach.',
      default: 0.2,
      min: 0,
      max: 1,
    },
  ],
  horizonDays: ({ horizon }) => DAYS_PER_WEEK + horizon.promiseDays,
  impossible: (roles) =>
    roles.carrier
      ? null
      : 'The label "sla-week" needs a column that says who carries a parcel, and the roles name none. Name it as the role "carrier", or use the label "door".',
  history(world, options = {}) {
    const limit = Number(optionValues(label, options)['limit']);
    const { cell, knownFrom, rate } = carrierWeeks(world);
    const known = cell.map((c) => knownFrom[c]!);
    return {
      knownFrom: known,
      first: Uint8Array.from(cell, (c) => (rate[c]! > limit ? 1 : 0)),
      changes: [],
      settledAt: known,
      outcomeAt: known,
    };
  },
};

/**
 * The late rate of each carrier and week, when it was known, and the cell of each row. Parcels without a
 * carrier share a cell a week, which nobody can breach.
 */
function carrierWeeks(world: World) {
  const { table, roles } = world;
  if (!roles.carrier) throw new Error(label.impossible!(roles)!);
  const { values: carrier, categories } = columnOf(table, roles.carrier, 'categorical');
  const promised = columnOf(table, roles.promised, 'time').values;
  const week = columnOf(table, roles.created, 'time').values.map(weekOf);
  const first = week.reduce((a, b) => Math.min(a, b), Infinity);
  const last = week.reduce((a, b) => Math.max(a, b), -Infinity);
  const carriers = categories.length + 1;
  const cell = week.map((w, i) => (w - first) * carriers + carrier[i]! + 1);
  const cells = (last - first + 1) * carriers;
  const knownFrom = Int32Array.from({ length: cells }, (_, c) =>
    lastMinuteOfWeek(first + Math.floor(c / carriers)),
  );
  const late = new Float64Array(cells);
  const count = new Float64Array(cells);
  door.history(world).first.forEach((isLate, i) => {
    const c = cell[i]!;
    knownFrom[c] = Math.max(knownFrom[c]!, promised[i]!);
    count[c]!++;
    late[c]! += carrier[i]! < 0 ? 0 : isLate;
  });
  return { cell, knownFrom, rate: late.map((sum, c) => sum / count[c]!) };
}
