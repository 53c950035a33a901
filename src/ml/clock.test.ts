import { beforeAll, describe, expect, it } from 'vitest';
import { simulate } from '../../datasets/deliveries/simulate.ts';
import { catalog } from '../catalog/index.ts';
import { asOf, servingView } from './clock.ts';
import type { Feature } from './feature.ts';
import { featureSet as asOfSet } from './features/as-of.ts';
import { label as own } from './labels/own-reasons.ts';
import { labelAsOf } from './label-as-of.ts';
import { Random } from './random.ts';
import { columnOf, minutesOfDate, NEVER, type Column } from './table.ts';
import { isLater } from './feature-families/raw.ts';
import type { Moment, World } from './world.ts';

const T = minutesOfDate('2024-03-10');
let world: World;

beforeAll(() => {
  world = simulate({ name: 'deliveries', seed: 3, scenario: 'default', rows: 6000 });
});

function momentAt(table: World['table'], moment: Moment, row: number): number {
  const value = columnOf(table, moment.column, 'time').values[row]!;
  return value === NEVER ? NEVER : value + (moment.plusMinutes ?? 0);
}

/** The same world up to T, and another one from T on: everything not known before T is drawn anew. */
function withAnotherFuture(original: World, seed: number): World {
  const rng = new Random(seed, 'another future');
  const columns = new Map<string, Column>(
    [...original.table.columns].map(([name, column]) => [
      name,
      { ...column, values: column.values.slice() } as Column,
    ]),
  );
  const { table } = original;
  const created = columnOf(table, original.roles.created, 'time').values;
  const future = () => T + rng.below(60 * 24 * 60);
  for (const [name, column] of columns) {
    const spec = original.columns.find((c) => c.name === name);
    for (let row = 0; row < table.rows; row++) {
      const known =
        column.kind === 'time' && (!spec || isLater(original, spec))
          ? table.columns.get(name)!.values[row]!
          : spec
            ? momentAt(table, spec.knownAt, row)
            : name === 'reasonAtDelivery'
              ? columnOf(table, 'endedAt', 'time').values[row]!
              : created[row]!;
      if (known < T) continue;
      if (column.kind === 'time') column.values[row] = name === 'createdAt' ? known : future();
      else if (column.kind === 'numeric') column.values[row] = rng.below(50);
      else column.values[row] = rng.below(column.categories.length);
    }
  }
  return { ...original, table: { rows: table.rows, columns } };
}

function pastRows(w: World): number[] {
  const created = columnOf(w.table, w.roles.created, 'time').values;
  return [...created.keys()].filter((row) => created[row]! < T);
}

function readFeatures(w: World): Float64Array[] {
  const context = {
    world: w,
    today: T,
    eligible: new Int32Array(0),
    history: own.history(w),
    y: new Uint8Array(0),
  };
  const view = servingView(w);
  const rows = pastRows(w);
  return asOfSet.of(w).map((feature: Feature) => {
    const { values } = feature.values(view, context);
    return Float64Array.from(rows, (row) => values[row]!);
  });
}

describe('the clock', () => {
  it('lets no future value into the warehouse as of T', () => {
    const other = withAnotherFuture(world, 1);
    for (const { name } of world.columns) {
      const here = asOf(world, T).column(name).values;
      const there = asOf(other, T).column(name).values;
      const changed = pastRows(world).filter(
        (row) =>
          !Object.is(here[row], there[row]) && name !== 'scans' && name !== 'customerContacts',
      );
      expect(changed, name).toEqual([]);
    }
  });

  it('lets no future value into a feature, nor into a label read at T', () => {
    const rows = pastRows(world);
    const labels = (w: World) =>
      catalog.labels.map((label) => {
        const history = label.history(w);
        const y = labelAsOf(history, T);
        return { id: label.id, read: rows.map((row) => [y[row], history.outcomeAt[row]! < T]) };
      });
    const before = readFeatures(world);
    const features = asOfSet.of(world);
    for (const seed of [1, 2]) {
      const other = withAnotherFuture(world, seed);
      readFeatures(other).forEach((values, k) =>
        expect(values, features[k]!.id).toEqual(before[k]),
      );
      expect(labels(other)).toEqual(labels(world));
    }
  });

  it('shows at creation what the booking writes, counts at 0 and nothing of what comes later', () => {
    const serving = servingView(world);
    for (const spec of world.columns) {
      const { kind, values } = serving.column(spec.name);
      const missing = kind === 'numeric' ? NaN : kind === 'time' ? NEVER : -1;
      if (!isLater(world, spec)) expect(values).toEqual(world.table.columns.get(spec.name)!.values);
      else if (spec.growsFrom) expect(values.every((v) => v === 0)).toBe(true);
      else
        expect(
          values.every((v) => Object.is(v, missing)),
          spec.name,
        ).toBe(true);
    }
  });

  it('makes no difference to a feature that is said not to depend on the view', () => {
    const eligible = Int32Array.from(pastRows(world));
    const history = own.history(world);
    const y = Uint8Array.from(eligible, (row) => history.first[row]!);
    const context = { world, today: T, eligible, history, y };
    const viewless = catalog.featureSets.flatMap((set) => set.of(world)).filter((f) => f.viewless);
    expect(viewless.length).toBeGreaterThan(10);
    for (const feature of viewless)
      expect(feature.values(servingView(world), context).values, feature.id).toEqual(
        feature.values(asOf(world, T), context).values,
      );
  });

  it('grows a count while the parcel is on its way', () => {
    const ended = columnOf(world.table, 'endedAt', 'time').values;
    const pickedUp = columnOf(world.table, 'pickedUpAt', 'time').values;
    const scans = columnOf(world.table, 'scans', 'numeric').values;
    const row = [...scans.keys()].find((i) => scans[i]! >= 6)!;
    const half = Math.round((pickedUp[row]! + ended[row]!) / 2);
    const seen = (t: number) => asOf(world, t).column('scans').values[row]!;
    expect(seen(pickedUp[row]!)).toBe(0);
    expect(seen(half + 1)).toBeGreaterThan(0);
    expect(seen(half + 1)).toBeLessThan(scans[row]!);
    expect(seen(ended[row]! + 1)).toBe(scans[row]!);
  });

  it('forgets GPS traces after 180 days', () => {
    const ended = columnOf(world.table, 'endedAt', 'time').values;
    const row = 100;
    const seen = (days: number) =>
      asOf(world, ended[row]! + days * 1440 + 2).column('routeDeviationKm').values[row]!;
    expect(seen(179)).not.toBeNaN();
    expect(seen(180)).toBeNaN();
  });
});
