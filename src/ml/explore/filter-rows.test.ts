import { expect, test } from 'vitest';
import { simulate } from '../../../datasets/deliveries/simulate.ts';
import { catalog } from '../../catalog/index.ts';
import { toExperiment } from '../experiment.ts';
import { minutesOfDate, NEVER } from '../table.ts';
import { answerTo } from './answer-to.test-data.ts';
import { exploredRows, exploringSpec } from './explored-rows.ts';
import { filterRows } from './filter-rows.ts';

const dataset = { name: 'deliveries', seed: 7, scenario: 'default', rows: 6000 };
const world = simulate(dataset);
const experiment = toExperiment({ ...exploringSpec(world.roles), dataset });
const rows = exploredRows(experiment, world, catalog, 'training');

test('filters that are added leave the rows that pass all of them, and answers are about these', async () => {
  const [from, to] = [minutesOfDate('2023-03-01'), minutesOfDate('2023-06-01')];
  const filtered = filterRows(rows, [
    { column: 'createdAt', from, to },
    { column: 'service', oneOf: ['express', 'standard'] },
    { column: 'weightKg', to: 5 },
  ]);
  const answer = await answerTo({ kind: 'overview' }, filtered);
  expect(answer.rows).toBeGreaterThan(100);
  expect(answer.rows).toBeLessThan(rows.created.length / 4);
  const profile = (name: string) => answer.columns.find(({ column }) => column === name)!;
  expect(profile('createdAt').quantiles!.min).toBeGreaterThanOrEqual(from);
  expect(profile('createdAt').quantiles!.max).toBeLessThan(to);
  expect(profile('weightKg').quantiles!.max).toBeLessThan(5);
  expect(profile('weightKg').missing).toBe(0);
  expect(profile('service').top.map(({ value }) => value)).not.toContain('economy');
});

test('the bars of a distribution, taken as filters, hold the rows that they say', async () => {
  const { bins } = await answerTo({ kind: 'distribution', column: 'distanceKm' }, rows);
  for (const { of, from, to, rows: count, late } of bins) {
    const column = 'distanceKm';
    const filter = of === 'missing' ? { column, missing: true as const } : { column, from, to };
    const { y } = filterRows(rows, [filter]);
    expect(y).toHaveLength(count);
    expect(y.reduce((a, b) => a + b, 0)).toBe(late);
  }
});

test('a value that was never there passes no range', () => {
  const lost = rows.readings.column('deliveredAt').values.filter((t) => t === NEVER).length;
  const open = filterRows(rows, [{ column: 'deliveredAt' }]);
  expect(open.created.length).toBe(rows.created.length - lost);
});

test('a filter that leaves nothing is answered in words, one of the wrong kind is refused', async () => {
  const none = filterRows(rows, [{ column: 'carrier', oneOf: ['C99'] }]);
  expect((await answerTo({ kind: 'ranking' }, none)).why).toMatch(/no row to look at/);
  expect(() => filterRows(rows, [{ column: 'carrier', from: 1 }])).toThrow(/by a range/);
  expect(() => filterRows(rows, [{ column: 'scans', oneOf: ['1'] }])).toThrow(/by a list/);
});
