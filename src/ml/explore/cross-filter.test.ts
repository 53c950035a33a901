import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../../catalog/index.ts';
import { openWorld } from '../../../datasets/deliveries/open.ts';
import { toExperiment } from '../experiment.ts';
import { CrossFilter, usualDimensions, type ValueFilter } from './cross-filter.ts';
import { exploredRows, exploringSpec } from './explored-rows.ts';

const dataset = { name: 'deliveries', seed: 7, scenario: 'default', rows: 4000 };
const world = await openWorld(dataset, { readFile: () => Promise.reject(new Error('none')) });
const experiment = toExperiment({ dataset, ...exploringSpec(world.roles) });
const filter = new CrossFilter(exploredRows(experiment, world, catalog, 'training'));
const usual = usualDimensions(world);
const ask = (dimensions: readonly string[], filters: readonly ValueFilter[] = []) =>
  filter.answer({ kind: 'cross', dimensions }, filters);
const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

test('one begins with what is known at creation, and no number of a parcel', () => {
  expect(usual).toEqual(expect.arrayContaining(['month', 'weekday', 'hour', 'carrier', 'region']));
  for (const left of ['id', 'createdAt', 'scans', 'deliveredAt']) expect(usual).not.toContain(left);
});

test('without filters every dimension holds all rows', () => {
  const { rows, all, dimensions } = ask(usual);
  expect(rows).toBe(filter.rows.y.length);
  expect(all.late).toBe(sum([...filter.rows.y]));
  for (const { bars, kept } of dimensions) {
    expect(kept).toBeNull();
    expect(sum(bars.map((bar) => bar.rows))).toBe(rows);
    expect(sum(bars.map((bar) => bar.late))).toBe(all.late);
  }
});

test('what passes is what the bars of a filtered dimension say, whatever is shown', () => {
  const picks = usual.map((id) => {
    const bars = ask([id]).dimensions[0]!.bars.map(({ label }) => label);
    return fc.subarray(bars, { minLength: 1 }).map((values) => ({ dimension: id, values }));
  });
  fc.assert(
    fc.property(
      fc.shuffledSubarray(picks, { maxLength: 3 }).chain((some) => fc.tuple(...some)),
      (filters) => {
        const passing = filter.passing(filters);
        const { rows, late, dimensions } = ask(
          ['carrier', ...filters.map((f) => f.dimension)],
          filters,
        );
        expect(rows).toBe(passing.length);
        expect(late).toBe(sum(Array.from(passing, (row) => filter.rows.y[row]!)));
        for (const { bars, kept } of dimensions)
          expect(sum((kept ?? [...bars.keys()]).map((bar) => bars[bar]!.rows))).toBe(rows);
      },
    ),
    { numRuns: 30 },
  );
});

test('a range keeps the bars that begin in it, an open one those at its end', () => {
  const below = ask(['distanceKm'], [{ dimension: 'distanceKm', from: null, to: 200 }]);
  const { bars, kept } = below.dimensions[0]!;
  expect(kept!.map((i) => bars[i]!.to! <= 200)).toEqual(kept!.map(() => true));
  expect(kept![0]).toBe(0);
  const above = ask(['distanceKm'], [{ dimension: 'distanceKm', from: 200, to: null }]);
  const missing = bars.find(({ of }) => of === 'missing')!.all;
  expect(missing).toBeGreaterThan(0);
  expect(above.rows + below.rows + missing).toBe(above.all.rows);
});

test('a column that does not exist is named, with those that do', () => {
  expect(() => ask(['colour'])).toThrow(/no column "colour".*carrier/s);
});
