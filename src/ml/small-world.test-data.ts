import { NEVER, minutesOfDate, type Column, type Table } from './table.ts';
import type { World } from './world.ts';

/** One parcel of a hand-made world; times as "2024-05-29 14:00", absent = never. */
export interface SmallParcel {
  created: string;
  promised: string;
  delivered?: string;
  reasonAtDelivery?: string;
  reason?: string;
  settled?: string;
  hub?: string;
  carrier?: string;
  estimated?: string;
  /** 1 where a claim was filed; known at `settled`. */
  claim?: number;
}

const REASONS = ['none', 'carrier_ops', 'lost', 'weather_exception', 'customer_request'];

/** A world of a few parcels, for tests in which every value is known by heart. */
export function smallWorld(parcels: readonly SmallParcel[]): World {
  const at = (pick: (p: SmallParcel) => string | undefined): Column => ({
    kind: 'time',
    values: Int32Array.from(parcels, (p) => minuteOf(pick(p))),
  });
  const coded = (categories: string[], pick: (p: SmallParcel) => string): Column => ({
    kind: 'categorical',
    categories,
    values: Int32Array.from(parcels, (p) => categories.indexOf(pick(p))),
  });
  const carriers = [...new Set(parcels.map((p) => p.carrier ?? 'C1'))].sort();
  const hubs = [...new Set(parcels.map((p) => p.hub ?? 'H1'))].sort();
  const columns = new Map<string, Column>([
    ['id', { kind: 'numeric', values: Float32Array.from(parcels, (_, i) => i + 1) }],
    ['created', at((p) => p.created)],
    ['promised', at((p) => p.promised)],
    ['delivered', at((p) => p.delivered)],
    ['settled', at((p) => p.settled ?? p.delivered)],
    ['hub', coded(hubs, (p) => p.hub ?? 'H1')],
    ['carrier', coded(carriers, (p) => p.carrier ?? 'C1')],
    ['estimated', at((p) => p.estimated)],
    ['claim', { kind: 'numeric', values: Float32Array.from(parcels, (p) => p.claim ?? NaN) }],
    ['reason', coded(REASONS, (p) => p.reason ?? 'none')],
    ['reasonAtDelivery', coded(REASONS, (p) => p.reasonAtDelivery ?? p.reason ?? 'none')],
  ]);
  const table: Table = { rows: parcels.length, columns };
  const source = 'test';
  const created = { column: 'created' };
  const delivered = { column: 'delivered' };
  const described = (name: string) => ({ name, title: name, summary: name, source });
  return {
    dataset: { name: 'small', seed: 0, scenario: 'none', rows: parcels.length },
    table,
    columns: [
      { ...described('id'), knownAt: created, feature: 'single' },
      { ...described('created'), knownAt: created, feature: 'single' },
      { ...described('promised'), knownAt: created, feature: 'single' },
      { ...described('hub'), knownAt: created, feature: 'set' },
      { ...described('carrier'), knownAt: created, feature: 'set' },
      { ...described('estimated'), knownAt: created, feature: 'single' },
      { ...described('claim'), knownAt: { column: 'settled' }, feature: 'single' },
      { ...described('delivered'), knownAt: delivered, feature: 'single' },
      {
        ...described('reason'),
        knownAt: { column: 'settled' },
        earlier: { column: 'reasonAtDelivery', knownAt: delivered },
        feature: 'single',
      },
    ],
    sourceSpecs: [
      { name: source, title: 'Test', owner: null, refresh: null, faults: null, key: ['id'] },
    ],
    roles: {
      id: 'id',
      created: 'created',
      promised: 'promised',
      delivered: 'delivered',
      pickedUp: null,
      reason: { column: 'reason', excused: ['weather_exception', 'customer_request'] },
      group: 'hub',
      carrier: 'carrier',
      estimated: 'estimated',
      claim: 'claim',
      entities: [{ column: 'hub', windowDays: 7, period: 'day' }],
      slices: ['hub'],
      region: 'hub',
      horizon: { promiseDays: 8, closingDays: 10, reviewDays: 14 },
      rule: null,
    },
    from: minutesOfDate('2022-01-01'),
    to: minutesOfDate('2025-01-01'),
    checksum: 'small',
    trueProbability: () => null,
  };
}

export function minuteOf(moment: string | undefined): number {
  if (moment === undefined) return NEVER;
  const [date, clock = '00:00'] = moment.split(' ');
  const [hours, minutes] = clock.split(':').map(Number);
  return minutesOfDate(date!) + hours! * 60 + minutes!;
}
