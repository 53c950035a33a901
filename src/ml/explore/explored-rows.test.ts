import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulate } from '../../../datasets/deliveries/simulate.ts';
import { catalog } from '../../catalog/index.ts';
import { toExperiment } from '../experiment.ts';
import { Random } from '../random.ts';
import { dateOfMinutes, minutesOfDate, NEVER, type Column } from '../table.ts';
import type { World } from '../world.ts';
import type { Question } from './answers.ts';
import { answerTo } from './answer-to.test-data.ts';
import { exploredRows, exploringSpec } from './explored-rows.ts';

const dataset = { name: 'deliveries', seed: 7, scenario: 'default', rows: 4000 };
const world = simulate(dataset);
const experiment = toExperiment({ ...exploringSpec(world.roles), dataset });
const explored = (of: World, scope: 'training' | 'test' | 'future' = 'training') =>
  exploredRows(experiment, of, catalog, scope);

test('training rows end before the gap, and each further scope adds rows', () => {
  const [training, tested, future] = (['training', 'test', 'future'] as const).map((scope) =>
    explored(world, scope),
  );
  expect(new Set(training!.role)).toEqual(new Set(['training']));
  expect(new Set(tested!.role)).toEqual(new Set(['training', 'test']));
  expect(new Set(future!.role)).toEqual(new Set(['training', 'test', 'replay']));
  const lastOf = (rows: typeof training, role: string) => rows!.role.lastIndexOf(role as 'test');
  const lastTraining = training!.created.at(-1)!;
  const firstTest = tested!.created[tested!.role.indexOf('test')]!;
  expect(firstTest - lastTraining).toBeGreaterThanOrEqual(14 * 1440);
  expect(tested!.created[lastOf(tested, 'test')]!).toBeLessThan(minutesOfDate('2024-06-30'));
  expect(future!.created.at(-1)!).toBeGreaterThan(minutesOfDate('2024-11-30'));
  for (const rows of [training, tested, future])
    expect([...rows!.created]).toEqual([...rows!.created].sort((a, b) => a - b));
});

test('values are those of today for training and test rows, of the settled future for the replay', () => {
  const now = explored(world, 'test');
  const later = explored(world, 'future');
  expect(dateOfMinutes(now.moment - 1)).toBe('2024-06-30');
  const settled = later.world.table.columns.get('settledAt')!.values;
  expect(settled.every((t) => t < later.moment)).toBe(true);
  const delivered = later.readings.column('deliveredAt').values;
  const late = later.y.filter((_, row) => later.role[row] === 'replay');
  expect(late.some((y) => y === 1)).toBe(true);
  expect(delivered.filter((t) => t !== NEVER).length).toBeGreaterThan(0.98 * delivered.length);
});

/** The same world with all that training rows may not show changed: other rows, and what comes later. */
function changedBeyond(changed: World, seed: number): World {
  const { table, roles } = changed;
  const kept = new Set(idsOf(explored(changed).world));
  const ids = table.columns.get(roles.id)!.values;
  const rng = new Random(seed, 'changes');
  const others = Int32Array.from(ids.keys()).filter((row) => !kept.has(ids[row]!));
  const from = rng.shuffle(others.slice());
  // Which rows are in which part hangs on these three alone, all known at creation.
  const fixed = new Set([roles.id, roles.created, roles.promised]);
  const columns = new Map<string, Column>();
  for (const [name, column] of table.columns) {
    const values = column.values.slice();
    if (!fixed.has(name)) others.forEach((row, k) => (values[row] = column.values[from[k]!]!));
    columns.set(name, { ...column, values } as Column);
  }
  return { ...changed, table: { ...table, columns } };
}

const idsOf = ({ table, roles }: World) => [...table.columns.get(roles.id)!.values];

const QUESTIONS: readonly Question[] = [
  { kind: 'overview' },
  { kind: 'distribution', column: 'deliveredAt' },
  { kind: 'distribution', column: 'zone' },
  { kind: 'patterns' },
  { kind: 'missing', column: 'lastScanStatus' },
  { kind: 'correlations', columns: ['weightKg', 'segment', 'deliveredAt', 'service'] },
  { kind: 'ranking', columns: ['carrier', 'scans', 'deliveredAt', 'weightKg'] },
  { kind: 'sources' },
  { kind: 'personal' },
];

test('no answer about training rows hangs on another row: changing all the others changes nothing', async () => {
  const before = explored(world);
  const answers = await Promise.all(QUESTIONS.map((question) => answerTo(question, before)));
  await fc.assert(
    fc.asyncProperty(fc.nat(1_000_000), async (seed) => {
      const after = explored(changedBeyond(world, seed));
      for (const [k, question] of QUESTIONS.entries())
        expect(await answerTo(question, after)).toEqual(answers[k]);
    }),
    { numRuns: 4 },
  );
}, 60_000);

test('no answer about training rows hangs on a value that today does not know', async () => {
  const today = toExperiment({
    ...exploringSpec(world.roles),
    dataset,
    today: '2024-02-15',
    replayWeeks: 8,
    label: { id: 'own-reasons', pending: 'on-time' },
    split: { id: 'time', gapDays: 0, options: { testShare: 0.01 } },
  });
  const at = (of: World) => exploredRows(today, of, catalog, 'training');
  const changed = withoutLater(world, at(world).moment);
  // There are such values among the training rows: the change is not an empty one.
  const held = (of: World) => at(of).world.table.columns.get('delayReason')!.values;
  expect(held(changed)).not.toEqual(held(world));
  for (const question of QUESTIONS)
    expect(await answerTo(question, at(changed))).toEqual(await answerTo(question, at(world)));
}, 30_000);

/** The same world with another value wherever it becomes known at the moment or later. */
function withoutLater(of: World, moment: number): World {
  const columns = new Map(of.table.columns);
  for (const { name, knownAt, growsFrom } of of.columns) {
    const column = of.table.columns.get(name)!;
    const known = of.table.columns.get(knownAt.column)!.values;
    if (column.kind === 'time' || growsFrom) continue;
    const later = (row: number) => known[row]! + (knownAt.plusMinutes ?? 0) >= moment;
    const other = (value: number) =>
      column.kind === 'categorical' ? (value + 1) % column.categories.length : value + 1;
    const values = column.values.map((value, row) => (later(row) ? other(value) : value));
    columns.set(name, { ...column, values } as Column);
  }
  return { ...of, table: { ...of.table, columns } };
}
