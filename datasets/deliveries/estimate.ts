import { weekdayOf } from '../../src/ml/feature-families/temporal.ts';
import {
  columnOf,
  MINUTES_PER_DAY,
  MINUTES_PER_HOUR,
  NEVER,
  type Table,
  type TimeColumn,
} from '../../src/ml/table.ts';
import { SPEED_BEFORE } from './network.ts';
import { contractHours } from './transit.ts';

const CUT_OFF = 16 * MINUTES_PER_HOUR;
const DEPARTURE = 8 * MINUTES_PER_HOUR;
const HANDLING_HOURS = 8;
const TRANSFER = 1;
const SUNDAY = 6;

/**
 * The arrival that the carrier foretells for each parcel when it is booked; never, where the zone's old
 * code leaves no distance. It is read off a timetable: the contract's hours at the speed that the carrier
 * published in the surge years and never renewed, and some hours of handling. It knows nothing of
 * congestion, weather, region or promise, and nothing is drawn for it.
 * @param distanceKm one a parcel, missing as NaN.
 */
export function carrierEstimates(parcels: Table, distanceKm: Float32Array): TimeColumn {
  const created = columnOf(parcels, 'createdAt', 'time').values;
  const carrier = columnOf(parcels, 'carrier', 'categorical').values;
  const service = columnOf(parcels, 'service', 'categorical').values;
  const route = columnOf(parcels, 'routeType', 'categorical').values;
  const values = Int32Array.from(distanceKm, (km, i) => {
    if (Number.isNaN(km)) return NEVER;
    const contract = contractHours(service[i]!, km, route[i] === TRANSFER);
    return arrivalOf(created[i]!, contract * SPEED_BEFORE[carrier[i]!]! + HANDLING_HOURS);
  });
  return { kind: 'time', values };
}

/** Nothing arrives on a Sunday. Minutes since 1970. */
function arrivalOf(created: number, hours: number): number {
  const arrival = departureOf(created) + Math.ceil(hours * MINUTES_PER_HOUR);
  return weekdayOf(arrival) === SUNDAY ? arrival + MINUTES_PER_DAY : arrival;
}

/** What is booked after 16:00 leaves at 8:00 of the next day; nothing leaves on a Sunday. */
function departureOf(created: number): number {
  const minute = created % MINUTES_PER_DAY;
  const leaves = minute < CUT_OFF ? created : nextMorning(created);
  return weekdayOf(leaves) === SUNDAY ? nextMorning(leaves) : leaves;
}

function nextMorning(minutes: number): number {
  return minutes - (minutes % MINUTES_PER_DAY) + MINUTES_PER_DAY + DEPARTURE;
}
