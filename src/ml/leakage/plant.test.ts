import { beforeAll, describe, expect, it } from 'vitest';
import { simulate } from '../../../datasets/deliveries/simulate.ts';
import { label } from '../labels/own-reasons.ts';
import { finalLabel } from '../label-as-of.ts';
import { isLater } from '../feature-families/raw.ts';
import { columnOf } from '../table.ts';
import type { World } from '../world.ts';
import { CUSTOMER, plantLaterColumn, plantNoiseCategory, REPORTED_DELAY } from './plant-columns.ts';
import { duplicateRows, SHIPMENT, shareOutcomes } from './plant-rows.ts';

let world: World;

beforeAll(() => {
  world = simulate({ name: 'deliveries', seed: 5, scenario: 'default', rows: 4000 });
});

const names = (of: World) => [...of.table.columns.keys()];

describe('a planted fault', () => {
  it('leaves the first world as it was', () => {
    const before = names(world);
    const rows = columnOf(world.table, 'deliveredAt', 'time').values.slice();
    plantLaterColumn(world, 1, 'lying');
    shareOutcomes(world, 4);
    duplicateRows(world, 1, 0.5);
    expect(names(world)).toEqual(before);
    expect(columnOf(world.table, 'deliveredAt', 'time').values).toEqual(rows);
  });

  it('of a later column is dated by its dictionary alone', () => {
    const [truthful, lying] = (['truthful', 'lying'] as const).map((dictionary) => {
      const planted = plantLaterColumn(world, 1, dictionary);
      return { planted, spec: planted.columns.find(({ name }) => name === REPORTED_DELAY)! };
    });
    expect(isLater(world, truthful!.spec)).toBe(true);
    expect(isLater(world, lying!.spec)).toBe(false);
    const values = (of: World) => of.table.columns.get(REPORTED_DELAY);
    expect(values(lying!.planted)).toEqual(values(truthful!.planted));
  });

  it('of duplicated rows repeats whole rows under new ids', () => {
    const planted = duplicateRows(world, 1, 0.25);
    expect(planted.table.rows).toBe(5000);
    const ids = planted.table.columns.get('id')!.values;
    expect(new Set(ids).size).toBe(5000);
    const rowsOf = (row: number) =>
      names(world)
        .filter((name) => name !== 'id')
        .map((name) => planted.table.columns.get(name)!.values[row]);
    const originals = new Set(Array.from({ length: 4000 }, (_, row) => rowsOf(row).join()));
    for (let row = 4000; row < 4100; row++) expect(originals).toContain(rowsOf(row).join());
  });

  it('of duplicated rows keeps the true probability of each', () => {
    const planted = duplicateRows(world, 1, 0.25);
    const [copy] = planted.trueProbability('door', Int32Array.of(4000))!;
    const all = world.trueProbability(
      'door',
      Int32Array.from({ length: 4000 }, (_, i) => i),
    )!;
    expect([...all]).toContain(copy);
  });

  it('of shared outcomes gives each shipment one label', () => {
    const planted = shareOutcomes(world, 4);
    const y = finalLabel(label.history(planted));
    const { values } = columnOf(planted.table, SHIPMENT, 'categorical');
    const labels = new Map<number, Set<number>>();
    values.forEach((code, row) => labels.set(code, (labels.get(code) ?? new Set()).add(y[row]!)));
    expect(labels.size).toBe(1000);
    for (const found of labels.values()) expect(found.size).toBe(1);
    const rate = (of: Uint8Array) => of.reduce((a, b) => a + b, 0) / of.length;
    expect(rate(y)).toBeCloseTo(rate(finalLabel(label.history(world))), 1);
  });

  it('of a noise category has as many values as were asked for', () => {
    const planted = plantNoiseCategory(world, 1, 50);
    const { values, categories } = columnOf(planted.table, CUSTOMER, 'categorical');
    expect(categories).toHaveLength(50);
    expect(new Set(values).size).toBe(50);
  });
});
