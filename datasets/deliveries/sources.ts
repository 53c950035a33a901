import {
  MINUTES_PER_DAY,
  NEVER,
  type CategoricalColumn,
  type Column,
  type NumericColumn,
  type Table,
  type TimeColumn,
} from '../../src/ml/table.ts';
import type { Days } from './days.ts';
import {
  CARRIERS,
  HUBS,
  MERCHANTS,
  RECODED_ZONES,
  REGIONS,
  ROUTE_TYPES,
  SEGMENTS,
  SERVICES,
  ZONES,
  type Network,
} from './network.ts';
import { REASONS, SCAN_STATUSES, type Outcomes } from './outcomes.ts';
import type { Parcels } from './parcels.ts';

/** The warehouse as several systems fill it, with keys between them. */
export interface Sources {
  parcels: Table;
  merchants: Table;
  hubs: Table;
  zones: Table;
  weather: Table;
  calendar: Table;
  fuel: Table;
}

/** Days after the redesign of the region's weather feed: its rows before are not there. */
const LATE_REGION = REGIONS - 1;
const LATE_REGION_FROM_DAY = 424;
const POUNDS_PER_KILOGRAM = 2.20462;

export function recordSources(
  network: Network,
  days: Days,
  parcels: Parcels,
  outcomes: Outcomes,
): Sources {
  return {
    parcels: recordParcels(days, parcels, outcomes),
    merchants: recordMerchants(network),
    hubs: table({ hub: key('H', HUBS), x: numbers(network.hubX), y: numbers(network.hubY) }),
    zones: recordZones(network),
    weather: recordWeather(days),
    calendar: recordCalendar(days),
    fuel: table({
      week: {
        kind: 'time',
        values: times(days.fuel.length, (w) => (days.firstDay + 7 * w) * MINUTES_PER_DAY),
      },
      fuelPriceIndex: numbers(days.fuel),
    }),
  };
}

function recordParcels(days: Days, p: Parcels, o: Outcomes): Table {
  const first = days.firstDay * MINUTES_PER_DAY;
  const absolute = (values: Int32Array): TimeColumn => ({
    kind: 'time',
    values: values.map((minute) => (minute === NEVER ? NEVER : first + minute)),
  });
  const redesign = days.redesigned.indexOf(1);
  const weight = p.weightKg.map((kg, i) => {
    if (o.weightMissing[i]) return NaN;
    return days.weightInPounds[p.day[i]!] ? Math.round(kg * POUNDS_PER_KILOGRAM * 100) / 100 : kg;
  });
  return table({
    id: numbers(Float32Array.from({ length: p.count }, (_, i) => i + 1)),
    createdAt: absolute(p.createdMinute),
    merchant: codes(p.merchant, names('M', MERCHANTS)),
    originHub: codes(p.hub, names('H', HUBS)),
    zone: codes(
      p.zone.map((zone, i) => {
        const recoded = RECODED_ZONES.indexOf(zone as (typeof RECODED_ZONES)[number]);
        return recoded >= 0 && p.day[i]! >= redesign && redesign >= 0 ? ZONES + recoded : zone;
      }),
      names('Z', ZONES + RECODED_ZONES.length),
    ),
    carrier: codes(p.carrier, names('C', CARRIERS)),
    service: codes(p.service, SERVICES),
    routeType: codes(p.transfer, ROUTE_TYPES),
    weightKg: { kind: 'numeric', values: weight },
    volumeL: numbers(p.volumeL),
    packages: numbers(p.packages),
    declaredValue: {
      kind: 'numeric',
      values: p.declaredValue.map((value, i) => (o.valueMissing[i] ? NaN : value)),
    },
    promisedAt: absolute(p.promisedMinute),
    pickedUpAt: absolute(o.pickedUpMinute),
    scans: numbers(o.scans),
    lastScanStatus: codes(o.lastScanStatus, SCAN_STATUSES),
    customerContacts: numbers(o.customerContacts),
    routeDeviationKm: numbers(o.routeDeviationKm),
    driverReassigned: numbers(o.driverReassigned),
    deliveredAt: absolute(o.deliveredMinute),
    endedAt: absolute(o.endedMinute),
    reasonAtDelivery: codes(o.reasonAtDelivery, REASONS),
    delayReason: codes(o.reason, REASONS),
    settledAt: absolute(o.settledMinute),
    refundIssued: numbers(o.refundIssued),
    claimFiled: numbers(o.claimFiled),
  });
}

function recordMerchants(network: Network): Table {
  const segment = Int32Array.from(
    network.merchantBulky,
    (bulky, m) => 2 * network.merchantConsumer[m]! + bulky,
  );
  return table({ merchant: key('M', MERCHANTS), segment: codes(segment, SEGMENTS) });
}

/** The master data knows the codes in use today, so a recoded zone is listed under its new code only. */
function recordZones(network: Network): Table {
  const code = Int32Array.from({ length: ZONES }, (_, zone) => {
    const recoded = RECODED_ZONES.indexOf(zone as (typeof RECODED_ZONES)[number]);
    return recoded >= 0 ? ZONES + recoded : zone;
  });
  return table({
    zone: codes(code, names('Z', ZONES + RECODED_ZONES.length)),
    region: codes(network.zoneRegion, names('R', REGIONS)),
    x: numbers(network.zoneX),
    y: numbers(network.zoneY),
  });
}

function recordWeather(days: Days): Table {
  const index = [];
  for (let i = 0; i < days.severity.length - REGIONS; i++) {
    const isLate = i % REGIONS === LATE_REGION && Math.floor(i / REGIONS) < LATE_REGION_FROM_DAY;
    if (!isLate) index.push(i);
  }
  return table({
    region: codes(
      Int32Array.from(index, (i) => i % REGIONS),
      names('R', REGIONS),
    ),
    day: {
      kind: 'time',
      values: Int32Array.from(
        index,
        (i) => (days.firstDay + Math.floor(i / REGIONS)) * MINUTES_PER_DAY,
      ),
    },
    forecastSeverity: numbers(Float32Array.from(index, (i) => days.forecast[i]!)),
    observedSeverity: numbers(
      Float32Array.from(index, (i) => Math.round(days.severity[i]! * 10) / 10),
    ),
  });
}

function recordCalendar(days: Days): Table {
  const count = days.weekday.length;
  return table({
    day: { kind: 'time', values: times(count, (d) => (days.firstDay + d) * MINUTES_PER_DAY) },
    holidayWindow: numbers(Float32Array.from(days.peak, (peak) => (peak > 0.3 ? 1 : 0))),
  });
}

function table(columns: Record<string, Column>): Table {
  const rows = Object.values(columns)[0]!.values.length;
  return { rows, columns: new Map(Object.entries(columns)) };
}

function numbers(values: ArrayLike<number>): NumericColumn {
  return {
    kind: 'numeric',
    values: values instanceof Float32Array ? values : Float32Array.from(values),
  };
}

function codes(values: ArrayLike<number>, categories: readonly string[]): CategoricalColumn {
  return { kind: 'categorical', values: Int32Array.from(values), categories };
}

function key(letter: string, count: number): CategoricalColumn {
  return codes(
    Int32Array.from({ length: count }, (_, i) => i),
    names(letter, count),
  );
}

function names(letter: string, count: number): string[] {
  const digits = String(count).length;
  return Array.from({ length: count }, (_, i) => letter + String(i + 1).padStart(digits, '0'));
}

function times(count: number, at: (i: number) => number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => at(i));
}
