import { beforeAll, describe, expect, it } from 'vitest';
import { finalLabel } from '../../src/ml/label-as-of.ts';
import { label as carrierEstimate } from '../../src/ml/labels/carrier-estimate.ts';
import { label as claim } from '../../src/ml/labels/claim.ts';
import { label as door } from '../../src/ml/labels/door.ts';
import { label as own } from '../../src/ml/labels/own-reasons.ts';
import { label as threshold } from '../../src/ml/labels/threshold.ts';
import { columnOf, dayOfMinutes, minutesOfDate, NEVER } from '../../src/ml/table.ts';
import { drawDays } from './days.ts';
import { drawNetwork } from './network.ts';
import { drawParcels } from './parcels.ts';
import { scenarioOf } from './scenario.ts';
import { simulate, type SimulatedWorld } from './simulate.ts';
import { trueProbabilities } from './truth.ts';

const spec = { name: 'deliveries', seed: 7, scenario: 'default', rows: 20_000 };
let world: SimulatedWorld;
const time = (name: string, w = world) => columnOf(w.table, name, 'time').values;
const numeric = (name: string, w = world) => columnOf(w.table, name, 'numeric').values;
const mean = (values: ArrayLike<number>) =>
  Array.from(values).reduce((a, b) => a + b, 0) / values.length;
const missingShare = (name: string, rows: number[]) =>
  mean(rows.map((row) => (Number.isNaN(numeric(name)[row]!) ? 1 : 0)));

beforeAll(() => {
  world = simulate(spec);
});

describe('the simulated world', () => {
  it('is the same for the same seed and another one for another', () => {
    expect(simulate(spec).checksum).toBe(world.checksum);
    expect(simulate({ ...spec, seed: 8 }).checksum).not.toBe(world.checksum);
  });

  it('has exactly as many rows as asked for, in order of creation', () => {
    const created = time('createdAt');
    expect(created.length).toBe(spec.rows);
    expect(created.every((t, i) => i === 0 || created[i - 1]! <= t)).toBe(true);
    expect(created[0]).toBeGreaterThanOrEqual(world.from);
    expect(created.at(-1)).toBeLessThan(world.to);
  });

  it('promises at 20:00 of a day, at most 8 × 24 hours after creation', () => {
    const created = time('createdAt');
    time('promisedAt').forEach((promised, i) => {
      expect(promised % 1440).toBe(20 * 60);
      expect(promised - created[i]!).toBeGreaterThan(0);
      expect(promised - created[i]!).toBeLessThanOrEqual(8 * 24 * 60);
    });
  });

  it('lets a parcel be picked up, end and settle in that order, within closing and review', () => {
    const [created, pickedUp, promised] = [
      time('createdAt'),
      time('pickedUpAt'),
      time('promisedAt'),
    ];
    const [delivered, ended, settled] = [time('deliveredAt'), time('endedAt'), time('settledAt')];
    for (let i = 0; i < spec.rows; i++) {
      expect(pickedUp[i]).toBeGreaterThan(created[i]!);
      expect(ended[i]).toBeGreaterThan(pickedUp[i]!);
      expect(settled[i]).toBeGreaterThan(ended[i]!);
      expect(settled[i]! - ended[i]!).toBeLessThanOrEqual(14 * 1440);
      const closing = promised[i]! + 10 * 1440;
      if (delivered[i] === NEVER) expect(ended[i]).toBe(closing);
      else expect(delivered[i]).toBeLessThan(closing);
    }
  });

  it('is late as often as such networks are', () => {
    const late = mean(finalLabel(door.history(world)));
    const owned = mean(finalLabel(own.history(world)));
    const { values, categories } = columnOf(world.table, 'delayReason', 'categorical');
    const share = (reason: string) =>
      mean(Array.from(values, (code) => (categories[code] === reason ? 1 : 0)));
    expect(late).toBeGreaterThan(0.15);
    expect(late).toBeLessThan(0.24);
    expect(owned).toBeGreaterThan(0.1);
    expect(owned).toBeLessThan(0.15);
    for (const excuse of ['weather_exception', 'customer_request']) {
      expect(share(excuse)).toBeGreaterThan(0.02);
      expect(share(excuse)).toBeLessThan(0.05);
    }
    expect(share('lost')).toBeGreaterThan(0.0005);
  });

  it('has customers who claim out of habit: half of the claims come from few merchants', () => {
    const claims = finalLabel(claim.history(world));
    expect(mean(claims)).toBeGreaterThan(0.02);
    expect(mean(claims)).toBeLessThan(0.035);
    const { values, categories } = columnOf(world.table, 'merchant', 'categorical');
    const sums = categories.map(() => ({ claims: 0, parcels: 0 }));
    values.forEach((code, i) => {
      sums[code]!.claims += claims[i]!;
      sums[code]!.parcels++;
    });
    // Chosen by their claim rate, so only where chance cannot make it.
    const habitual = sums.filter((m) => m.parcels >= 20 && m.claims / m.parcels > 0.15);
    const share = (of: 'claims' | 'parcels') =>
      habitual.reduce((sum, m) => sum + m[of], 0) / sums.reduce((sum, m) => sum + m[of], 0);
    expect(share('parcels')).toBeLessThan(0.07);
    expect(share('claims')).toBeGreaterThan(0.4);
  });

  it('has carriers who foretell some late arrivals, from what is known at booking', () => {
    const estimated = time('estimatedAt');
    const late = finalLabel(carrierEstimate.history(world));
    expect(mean(late)).toBeGreaterThan(0.05);
    expect(mean(late)).toBeLessThan(0.2);
    estimated.forEach((at, i) => {
      expect(at).toBeGreaterThan(time('createdAt')[i]!);
      expect(at === NEVER).toBe(Number.isNaN(numeric('distanceKm')[i]!));
    });
  });

  it('gives a parcel a reason exactly when it is late', () => {
    const late = finalLabel(door.history(world));
    const { values, categories } = columnOf(world.table, 'delayReason', 'categorical');
    values.forEach((code, i) => expect(categories[code] === 'none').toBe(late[i] === 0));
  });

  it('has a past that its incidents do not touch', () => {
    const calm = simulate({ ...spec, scenario: 'calm' });
    const until = minutesOfDate('2024-08-01');
    const past = [...time('createdAt').keys()].filter((i) => time('settledAt')[i]! < until);
    for (const [name, { values }] of world.table.columns) {
      const other = calm.table.columns.get(name)!.values;
      expect(
        past.every((i) => Object.is(values[i], other[i])),
        name,
      ).toBe(true);
    }
  });

  it('has incidents after today: pounds for kilograms, a silent forecast, a new wave of bulky goods', () => {
    const calm = simulate({ ...spec, scenario: 'calm' });
    const rowsOn = (from: string, to: string) =>
      [...time('createdAt').keys()].filter(
        (i) =>
          time('createdAt')[i]! >= minutesOfDate(from) && time('createdAt')[i]! < minutesOfDate(to),
      );
    const october = rowsOn('2024-10-01', '2024-10-15').filter((i) => numeric('weightKg')[i]! > 0.5);
    const ratio = mean(october.map((i) => numeric('weightKg')[i]! / numeric('weightKg', calm)[i]!));
    expect(ratio).toBeCloseTo(2.20462, 2);
    const silent = rowsOn('2024-08-12', '2024-08-26').map((i) => numeric('forecastSeverity')[i]!);
    expect(silent.filter((v) => !Number.isNaN(v)).every((v) => v === 0)).toBe(true);
    const wave = rowsOn('2024-10-15', '2024-11-15');
    expect(mean(wave.map((i) => numeric('volumeL')[i]!))).toBeGreaterThan(
      1.15 * mean(wave.map((i) => numeric('volumeL', calm)[i]!)),
    );
  });
});

describe('missing values', () => {
  it('come in three kinds: at random, by what is seen, and by what is not', () => {
    const late = finalLabel(door.history(world));
    const all = [...late.keys()];
    expect(missingShare('weightKg', all)).toBeGreaterThan(0.01);
    const { values, categories } = columnOf(world.table, 'segment', 'categorical');
    const business = all.filter((i) => categories[values[i]!]!.startsWith('business'));
    const consumer = all.filter((i) => categories[values[i]!]!.startsWith('consumer'));
    expect(missingShare('declaredValue', business)).toBeGreaterThan(
      3 * missingShare('declaredValue', consumer),
    );
    const status = columnOf(world.table, 'lastScanStatus', 'categorical').values;
    const lost = (rows: number[]) => mean(rows.map((i) => (status[i]! < 0 ? 1 : 0)));
    expect(lost(all.filter((i) => late[i]))).toBeGreaterThan(2 * lost(all.filter((i) => !late[i])));
  });

  it('come from joins too: old zone codes without a match, a weather feed that starts late', () => {
    const { values, categories } = columnOf(world.table, 'zone', 'categorical');
    const created = time('createdAt');
    const old = [...created.keys()].filter((i) => categories[values[i]!] === 'Z018');
    expect(old.length).toBeGreaterThan(0);
    expect(old.every((i) => created[i]! < minutesOfDate('2024-01-01'))).toBe(true);
    expect(missingShare('distanceKm', old)).toBe(1);
    const region = columnOf(world.table, 'region', 'categorical');
    const tenth = [...created.keys()].filter((i) => region.categories[region.values[i]!] === 'R10');
    const before = tenth.filter((i) => created[i]! < minutesOfDate('2023-03-01'));
    expect(missingShare('forecastSeverity', before)).toBe(1);
    expect(
      missingShare(
        'forecastSeverity',
        tenth.filter((i) => !before.includes(i)),
      ),
    ).toBe(0);
  });
});

describe('the true probabilities', () => {
  it(
    'are calibrated: each decile by one set of draws meets another set and what happened',
    { timeout: 240_000 },
    () => {
      const network = drawNetwork(spec.seed);
      const days = drawDays(spec.seed, scenarioOf(spec.scenario));
      const parts = { network, days, parcels: drawParcels(spec.seed, spec.rows, network, days) };
      const rows = Int32Array.from({ length: spec.rows }, (_, i) => i);
      const first = trueProbabilities(spec.seed, parts, rows, { draws: 16, stream: 'one' });
      const second = trueProbabilities(spec.seed, parts, rows, { draws: 16, stream: 'two' });
      const week = time('createdAt').map((t) => Math.floor(dayOfMinutes(t) / 7));
      const cases = [
        [first.door, second.door, finalLabel(door.history(world))],
        [first.own, second.own, finalLabel(own.history(world))],
      ] as const;
      for (const [by, p, y] of cases) {
        const order = [...rows].sort((a, b) => by[a]! - by[b]!);
        for (let decile = 0; decile < 10; decile++) {
          const bin = order.slice((decile * rows.length) / 10, ((decile + 1) * rows.length) / 10);
          const { difference, standardError } = clusteredDifference(bin, week, y, p);
          expect(Math.abs(difference), `decile ${decile}`).toBeLessThan(3 * standardError);
        }
      }
    },
  );

  it('are calibrated for another deadline and for claims', { timeout: 240_000 }, () => {
    const rows = Int32Array.from({ length: spec.rows / 2 }, (_, i) => 2 * i);
    const week = time('createdAt').map((t) => Math.floor(dayOfMinutes(t) / 7));
    const cases = [
      ['threshold', finalLabel(threshold.history(world, { hours: 12 })), { hours: 12 }],
      ['threshold', finalLabel(threshold.history(world, { hours: -24 })), { hours: -24 }],
      ['claim', finalLabel(claim.history(world)), {}],
    ] as const;
    for (const [label, y, options] of cases) {
      const p = new Float64Array(spec.rows);
      world.trueProbability(label, rows, options)!.forEach((value, i) => (p[rows[i]!] = value));
      const order = [...rows].sort((a, b) => p[a]! - p[b]!);
      for (let fifth = 0; fifth < 5; fifth++) {
        const bin = order.slice((fifth * rows.length) / 5, ((fifth + 1) * rows.length) / 5);
        const { difference, standardError } = clusteredDifference(bin, week, y, p);
        // Both are 0 in a fifth that is late for certain.
        expect(Math.abs(difference), `${label}, fifth ${fifth}`).toBeLessThanOrEqual(
          3 * standardError,
        );
      }
    }
  });

  it('go on from the promise: the same without hours, smaller with more', () => {
    const rows = Int32Array.of(3, 77, 500, 9001);
    const late = (hours: number) => world.trueProbability('threshold', rows, { hours })!;
    expect(late(0)).toEqual(world.trueProbability('door', rows));
    expect(world.trueProbability('threshold', rows)).toEqual(late(24));
    late(24).forEach((p, i) => {
      expect(p).toBeLessThan(late(0)[i]!);
      expect(late(-24)[i]).toBeGreaterThan(late(0)[i]!);
      expect(late(240)[i]).toBeGreaterThanOrEqual(0.002);
    });
  });

  it('are the label itself where it is settled at creation, and unknown where other parcels decide', () => {
    const rows = Int32Array.from({ length: 300 }, (_, i) => i);
    const y = finalLabel(carrierEstimate.history(world));
    expect(world.trueProbability('carrier-estimate', rows)).toEqual(
      Float64Array.from(rows, (row) => y[row]!),
    );
    expect(world.trueProbability('sla-week', rows)).toBeNull();
  });

  it('are the same for a row, whichever rows are asked about', () => {
    const some = world.trueProbability('own-reasons', Int32Array.of(40, 7, 900))!;
    const others = world.trueProbability('own-reasons', Int32Array.of(900, 41, 40))!;
    expect([others[0], others[2]]).toEqual([some[2], some[0]]);
    expect(world.trueProbability('some other label', Int32Array.of(1))).toBeNull();
  });
});

/** Mean of y − p with its standard error, neighbouring days taken together by week. */
function clusteredDifference(rows: number[], week: Int32Array, y: Uint8Array, p: Float64Array) {
  const byWeek = new Map<number, number>();
  for (const i of rows) byWeek.set(week[i]!, (byWeek.get(week[i]!) ?? 0) + y[i]! - p[i]!);
  const sums = [...byWeek.values()];
  const difference = sums.reduce((a, b) => a + b, 0) / rows.length;
  const squares = sums.reduce((a, b) => a + b * b, 0);
  return { difference, standardError: Math.sqrt(squares) / rows.length };
}
