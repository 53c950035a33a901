import {
  columnOf,
  dayOfMinutes,
  MINUTES_PER_DAY,
  type Column,
  type NumericColumn,
  type Table,
} from '../../src/ml/table.ts';
import { carrierEstimates } from './estimate.ts';
import { distanceOf } from './parcels.ts';
import type { Sources } from './sources.ts';
import { STORM_LEAD_DAYS } from './transit.ts';

/**
 * The flat table that most people start from: parcels with what the other sources say of them, each
 * joined by its key. A key without a match leaves missing values, as a left join does.
 */
export function joinSources(sources: Sources): Table {
  const { parcels } = sources;
  const columns = new Map(parcels.columns);
  const created = columnOf(parcels, 'createdAt', 'time').values;
  const merchant = columnOf(parcels, 'merchant', 'categorical').values;
  const zone = columnOf(parcels, 'zone', 'categorical').values;
  const zoneRow = rowByCode(sources.zones, 'zone');
  const merchantRow = rowByCode(sources.merchants, 'merchant');
  columns.set(
    'segment',
    lookUp(
      columnOf(sources.merchants, 'segment', 'categorical'),
      (i) => merchantRow[merchant[i]!]!,
      parcels.rows,
    ),
  );
  const region = lookUp(
    columnOf(sources.zones, 'region', 'categorical'),
    (i) => zoneRow[zone[i]!] ?? -1,
    parcels.rows,
  );
  columns.set('region', region);
  const distance = distances(sources, zoneRow);
  columns.set('distanceKm', distance);
  columns.set('estimatedAt', carrierEstimates(parcels, distance.values));
  const weather = weatherRows(sources.weather);
  const regionCodes = region.values as Int32Array;
  columns.set(
    'forecastSeverity',
    lookUp(
      columnOf(sources.weather, 'forecastSeverity', 'numeric'),
      (i) => weather(regionCodes[i]!, dayOfMinutes(created[i]!)),
      parcels.rows,
    ),
  );
  columns.set(
    'observedSeverity',
    lookUp(
      columnOf(sources.weather, 'observedSeverity', 'numeric'),
      (i) => weather(regionCodes[i]!, dayOfMinutes(created[i]!) + STORM_LEAD_DAYS),
      parcels.rows,
    ),
  );
  const firstDay = dayOfMinutes(columnOf(sources.calendar, 'day', 'time').values[0]!);
  columns.set(
    'holidayWindow',
    lookUp(
      columnOf(sources.calendar, 'holidayWindow', 'numeric'),
      (i) => dayOfMinutes(created[i]!) - firstDay,
      parcels.rows,
    ),
  );
  columns.set(
    'fuelPriceIndex',
    lookUp(
      columnOf(sources.fuel, 'fuelPriceIndex', 'numeric'),
      (i) => publishedWeek(dayOfMinutes(created[i]!) - firstDay),
      parcels.rows,
    ),
  );
  deriveMoments(columns, created);
  return { rows: parcels.rows, columns };
}

/** The index of a week is published when the next one has ended. */
function publishedWeek(day: number): number {
  return Math.max(0, Math.floor(day / 7) - 2);
}

/** Delays and flags that upstream systems compute from the parcel's own events. */
function deriveMoments(columns: Map<string, Column>, created: Int32Array): void {
  const read = (name: string) => columns.get(name)!.values;
  const pickedUp = read('pickedUpAt');
  const ended = read('endedAt');
  const promised = read('promisedAt');
  const rows = created.length;
  const pickupDelayHours = new Float32Array(rows);
  const delayedFlag = new Float32Array(rows);
  const weatherObservedAt = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    pickupDelayHours[i] = Math.round(((pickedUp[i]! - created[i]!) / 60) * 100) / 100;
    delayedFlag[i] = ended[i]! > promised[i]! ? 1 : 0;
    weatherObservedAt[i] = (dayOfMinutes(created[i]!) + STORM_LEAD_DAYS + 1) * MINUTES_PER_DAY;
  }
  columns.set('pickupDelayHours', { kind: 'numeric', values: pickupDelayHours });
  columns.set('delayedFlag', { kind: 'numeric', values: delayedFlag });
  columns.set('weatherObservedAt', { kind: 'time', values: weatherObservedAt });
}

function distances(sources: Sources, zoneRow: Int32Array): NumericColumn {
  const { parcels, hubs, zones } = sources;
  const hub = columnOf(parcels, 'originHub', 'categorical').values;
  const zone = columnOf(parcels, 'zone', 'categorical').values;
  const [hubX, hubY] = [
    columnOf(hubs, 'x', 'numeric').values,
    columnOf(hubs, 'y', 'numeric').values,
  ];
  const [zoneX, zoneY] = [
    columnOf(zones, 'x', 'numeric').values,
    columnOf(zones, 'y', 'numeric').values,
  ];
  const values = new Float32Array(parcels.rows);
  for (let i = 0; i < parcels.rows; i++) {
    const z = zoneRow[zone[i]!]!;
    values[i] = z < 0 ? NaN : distanceOf(hubX[hub[i]!]! - zoneX[z]!, hubY[hub[i]!]! - zoneY[z]!);
  }
  return { kind: 'numeric', values };
}

/** For each code of a key column the row that holds it, or −1. */
function rowByCode(table: Table, name: string): Int32Array {
  const { values, categories } = columnOf(table, name, 'categorical');
  const rowOf = new Int32Array(categories.length).fill(-1);
  values.forEach((code, row) => (rowOf[code] = row));
  return rowOf;
}

/** The row of the weather of a region on a day, or −1 where there is none. */
function weatherRows(weather: Table): (region: number, day: number) => number {
  const region = columnOf(weather, 'region', 'categorical');
  const day = columnOf(weather, 'day', 'time').values;
  const first = dayOfMinutes(day[0]!);
  const regions = region.categories.length;
  const rows = new Int32Array((dayOfMinutes(day.at(-1)!) - first + 1) * regions).fill(-1);
  day.forEach(
    (minute, row) => (rows[(dayOfMinutes(minute) - first) * regions + region.values[row]!] = row),
  );
  return (code, onDay) => (code < 0 ? -1 : (rows[(onDay - first) * regions + code] ?? -1));
}

/** The values of a column at the rows that a join found; −1 finds nothing. */
function lookUp(column: Column, rowOf: (i: number) => number, rows: number): Column {
  if (column.kind === 'numeric') {
    const values = new Float32Array(rows);
    for (let i = 0; i < rows; i++) values[i] = column.values[rowOf(i)] ?? NaN;
    return { kind: 'numeric', values };
  }
  const values = new Int32Array(rows);
  for (let i = 0; i < rows; i++) values[i] = column.values[rowOf(i)] ?? -1;
  return column.kind === 'categorical' ? { ...column, values } : { kind: 'time', values };
}
