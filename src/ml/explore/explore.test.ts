import { expect, test } from 'vitest';
import { simulate } from '../../../datasets/deliveries/simulate.ts';
import { catalog } from '../../catalog/index.ts';
import { toExperiment } from '../experiment.ts';
import { smallWorld, type SmallParcel } from '../small-world.test-data.ts';
import { isoOfMinutes, minutesOfDate, NEVER, type Column } from '../table.ts';
import type { World } from '../world.ts';
import type { Answer, Question, Scope } from './answers.ts';
import { answerTo } from './answer-to.test-data.ts';
import { exploredRows, exploringSpec } from './explored-rows.ts';

const dataset = { name: 'deliveries', seed: 7, scenario: 'default', rows: 20_000 };
const world = simulate(dataset);
const experiment = toExperiment({ ...exploringSpec(world.roles), dataset });
const rows = exploredRows(experiment, world, catalog, 'training');

test('the overview tells rows, span, balance by label and each column', async () => {
  const answer = await answerTo({ kind: 'overview' }, rows);
  expect(answer.rows).toBe(rows.created.length);
  expect(answer.spans).toMatchObject([{ role: 'training', from: '2023-01-01' }]);
  const chosen = answer.balance.find((label) => label.chosen)!;
  expect(chosen).toMatchObject({ id: 'own-reasons', late: rows.y.reduce((a, b) => a + b, 0) });
  const door = answer.balance.find(({ id }) => id === 'door')!;
  expect(door.value!).toBeGreaterThan(chosen.value!);
  expect(answer.hoursLate.quantiles!.median).toBeLessThan(0);
  expect(answer.hoursLate.skewness!).toBeGreaterThan(1);
  expect(answer.columns).toHaveLength(world.columns.length);
  const weight = answer.columns.find(({ column }) => column === 'weightKg')!;
  expect(weight).toMatchObject({ unit: 'kg', owner: 'booking', atCreation: true, personal: false });
  expect(weight.missing).toBeGreaterThan(0);
});

test('a distribution counts every row once, and its late rows', async () => {
  const late = rows.y.reduce((a, b) => a + b, 0);
  for (const { name } of world.columns) {
    const { bins } = await answerTo({ kind: 'distribution', column: name }, rows);
    expect(bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(rows.y.length);
    expect(bins.reduce((sum, bin) => sum + bin.late, 0)).toBe(late);
  }
});

test('the ranges of a distribution hold the values that they name', async () => {
  for (const column of ['weightKg', 'distanceKm', 'scans', 'deliveredAt']) {
    const { values } = rows.readings.column(column);
    const { bins } = await answerTo({ kind: 'distribution', column }, rows);
    for (const { of, from, to, rows: count } of bins.filter((bin) => bin.of === 'range')) {
      expect(of).toBe('range');
      const inside = (value: number) =>
        value !== NEVER && value >= (from ?? -Infinity) && value < (to ?? Infinity);
      expect(values.filter(inside)).toHaveLength(count);
    }
  }
});

test('patterns count every row in each calendar, and regions with quarters', async () => {
  const answer = await answerTo({ kind: 'patterns' }, rows);
  for (const groups of [answer.weeks, answer.weekday, answer.hour, answer.monthOfYear])
    expect(groups.reduce((sum, group) => sum + group.rows, 0)).toBe(rows.y.length);
  expect(answer.weekday.map(({ label }) => label)[0]).toBe('Mon');
  expect(answer.regions!.quarters[0]).toBe('2023 Q1');
  expect(answer.regions!.regions).toHaveLength(10);
});

test('values missing completely at random are not told by any column, others are', async () => {
  const weight = await answerTo({ kind: 'missing', column: 'volumeL' }, rows);
  expect(weight.why).toMatch(/None of .* is missing/);
  const declared = await answerTo({ kind: 'missing', column: 'declaredValue' }, rows);
  expect(declared.rejectsCompletelyAtRandom).toBe(true);
  // The segment and the merchant, who settles it, tell where a value was not declared.
  expect(['merchant', 'segment']).toContain(declared.toldBy[0]!.column);
  const status = await answerTo({ kind: 'missing', column: 'lastScanStatus' }, rows);
  expect(status.byLabel.difference.low!).toBeGreaterThan(0.05);
  expect(status.atCreation).toBe(false);
});

test('the strongest columns of a ranking are those that were written after the outcome', async () => {
  const { columns } = await answerTo({ kind: 'ranking' }, rows);
  expect(columns.slice(0, 3).map(({ atCreation }) => atCreation)).toEqual([false, false, false]);
  const carrier = columns.find(({ column }) => column === 'carrier')!;
  expect(carrier.auc.low!).toBeGreaterThan(0.55);
  expect(carrier.nats.low!).toBeGreaterThan(carrier.chanceNats!);
  expect(carrier.f.value).toBeNull();
});

test('each pair has the measure that fits its kinds', async () => {
  const columns = ['weightKg', 'service', 'carrier', 'merchant', 'segment'];
  const { pairs } = await answerTo({ kind: 'correlations', columns }, rows);
  const pair = (a: string, b: string) => pairs.find((p) => p.a === a && p.b === b)!;
  expect(pairs).toHaveLength(10);
  expect(pair('weightKg', 'service').measure).toBe('Spearman');
  expect(pair('weightKg', 'carrier').measure).toBe('correlation ratio');
  expect(pair('service', 'carrier').measure).toBe('Cramér’s V');
  // A merchant has one segment.
  expect(pair('merchant', 'segment').value).toBeCloseTo(1, 10);
});

test('a join tells which keys found nothing, and when that was', async () => {
  const early = toExperiment({ ...exploringSpec(world.roles), dataset, trainFrom: '2022-01-01' });
  const all = exploredRows(early, world, catalog, 'training');
  const { sources } = await answerTo({ kind: 'sources' }, all);
  const join = (name: string) => sources.find((source) => source.name === name)!.join!;
  // Six zones got new codes on 1 January 2024; R10 has weather from 1 March 2023 on.
  expect(join('zones').keysUnmatched).toBe(6);
  expect(join('zones').to! <= '2023-12-31').toBe(true);
  expect(join('weather').keys.map(({ key }) => key)).toEqual(['R10']);
  expect(join('weather').to).toBe('2023-02-28');
  expect(join('weather').keyMissing).toBe(join('zones').unmatched);
  expect(join('merchants').unmatched).toBe(0);
});

test('choosing on more test rows flatters less', async () => {
  const { sizes, triedOn, why } = await answerTo({ kind: 'looking' }, rows);
  expect(why).toBeNull();
  expect(triedOn).toBe('latest training rows');
  expect(sizes[0]!.testRows).toBe(50);
  expect(sizes[0]!.tooGood).toBeGreaterThan(sizes.at(-1)!.tooGood + 0.05);
}, 60_000);

test('a column that does not exist is named', async () => {
  await expect(answerTo({ kind: 'distribution', column: 'colour' }, rows)).rejects.toThrow(
    /no column "colour"\. It has: id, /,
  );
});

test('a stopped question stops', async () => {
  const { explore } = await import('./explore.ts');
  const controller = new AbortController();
  const steps = explore({ kind: 'ranking' }, rows, controller.signal);
  await steps.next();
  controller.abort();
  await expect(steps.next()).rejects.toThrow(/abort/i);
});

/** Parcels from the start of 2023 on, six hours apart or nearer, and some after today. */
function parcels(count: number, of: (k: number) => Partial<SmallParcel>): SmallParcel[] {
  const start = minutesOfDate('2023-01-01');
  const step = Math.floor((minutesOfDate('2024-12-20') - start) / count);
  return Array.from({ length: count }, (_, k) => {
    const at = (days: number) => isoOfMinutes(start + k * step + days * 1440).replace('T', ' ');
    const late = k % 5 === 0;
    return {
      created: at(0),
      promised: at(3),
      delivered: at(late ? 4 : 2),
      estimated: at(2),
      ...(late && { settled: at(9), reason: 'carrier_ops' }),
      ...of(k),
    };
  });
}

/** The same world with every value missing that plays no part in the label or the split. */
function withoutValues(of: World): World {
  const { roles, table } = of;
  const needed = new Set([roles.id, roles.created, roles.promised, roles.delivered, 'settled']);
  const columns = new Map<string, Column>();
  for (const [name, column] of table.columns) {
    const missing = column.kind === 'numeric' ? NaN : column.kind === 'time' ? NEVER : -1;
    const values = needed.has(name) ? column.values : column.values.map(() => missing);
    columns.set(name, { ...column, values } as Column);
  }
  return { ...of, table: { ...table, columns } };
}

const onTime = { delivered: '2022-12-31', settled: '2022-12-31', reason: 'none' };
const TABLES: Readonly<Record<string, World>> = {
  'one class': smallWorld(parcels(600, () => onTime)),
  'all missing': withoutValues(smallWorld(parcels(600, () => ({})))),
  // Two parcels that may be learned from: one to train on, one to test on.
  'one row': smallWorld([
    ...parcels(20, () => ({})).filter((_, k) => k === 0 || k === 10),
    { created: '2024-07-05 10:00', promised: '2024-07-08 20:00', delivered: '2024-07-07 10:00' },
  ]),
  'a constant column': smallWorld(parcels(600, () => ({ hub: 'H1', carrier: 'C1', claim: 0 }))),
  '2,000 categories': smallWorld(
    parcels(6000, (k) => ({ hub: `H${k % 2000}`, carrier: `C${k % 2000}`, claim: k % 7 ? 0 : 1 })),
  ),
};
const QUESTIONS: readonly Question[] = [
  { kind: 'overview' },
  ...['id', 'created', 'hub', 'claim', 'estimated', 'reason'].flatMap((column): Question[] => [
    { kind: 'distribution', column },
    { kind: 'missing', column },
  ]),
  { kind: 'patterns' },
  { kind: 'correlations' },
  { kind: 'correlations', columns: ['hub'] },
  { kind: 'ranking' },
  { kind: 'sources' },
  { kind: 'personal' },
  { kind: 'looking' },
];
const SCOPES: readonly Scope[] = ['training', 'test', 'future'];

/** The places of an answer that hold something that is no plain, finite data. */
function unsaid(value: unknown, place: string): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${place} is ${value}`];
  if (value === undefined) return [`${place} is undefined`];
  if (typeof value === 'string') return /NaN|undefined|Infinity/.test(value) ? [place] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unsaid(inner, `${place}.${key}`));
}

for (const [name, table] of Object.entries(TABLES))
  test(`every question has an answer without NaN on a table with ${name}`, async () => {
    for (const scope of SCOPES) {
      const spec = toExperiment(exploringSpec(table.roles));
      const explored = exploredRows(spec, table, catalog, scope);
      for (const question of QUESTIONS) {
        const answer: Answer = await answerTo(question, explored);
        expect(unsaid(answer, `${scope} ${JSON.stringify(question)}`)).toEqual([]);
        expect(structuredClone(answer)).toEqual(answer);
      }
    }
  }, 60_000);

const at = (table: string, scope: Scope = 'training') => {
  const spec = toExperiment(exploringSpec(TABLES[table]!.roles));
  return exploredRows(spec, TABLES[table]!, catalog, scope);
};

test('where nothing can be said, the answer says why', async () => {
  const why = async (question: Question, table: string, scope?: Scope) =>
    (await answerTo(question, at(table, scope))).why;
  const ranking = { kind: 'ranking' } as const;
  expect(await why(ranking, 'one class')).toMatch(/All .* rows have the value 0 .*one class/);
  expect(await why({ kind: 'patterns' }, 'one class')).toMatch(/one class/);
  expect(await why({ kind: 'looking' }, 'one class')).toMatch(/one class/);
  expect(await why(ranking, 'one row')).toMatch(/The only row has the value 1/);
  expect(await why({ kind: 'looking' }, 'one row')).toMatch(/The only row has the value 1/);
  const distribution = { kind: 'distribution', column: 'hub' } as const;
  expect(await why(distribution, 'all missing')).toMatch(/All .* values are missing/);
  expect(await why(distribution, 'a constant column')).toMatch(/one value: nothing/);
  expect(await why(distribution, 'one row')).toMatch(/There is one row/);
  expect(await why({ kind: 'missing', column: 'hub' }, 'all missing')).toMatch(/nothing can tell/);
  expect(await why({ kind: 'personal' }, 'one class')).toMatch(/nobody told/);
  const one = { kind: 'correlations', columns: ['hub'] } as const;
  expect(await why(one, 'one class')).toMatch(/needs two columns/);
});

test('where the split leaves no row to train on, the split or the answer says so', async () => {
  const world = smallWorld([
    ...parcels(1, () => ({})),
    { created: '2024-07-05 10:00', promised: '2024-07-08 20:00', delivered: '2024-07-07 10:00' },
  ]);
  const rowsWith = (gapDays: number) => {
    const spec = { ...exploringSpec(world.roles), split: { id: 'time', gapDays } };
    return exploredRows(toExperiment(spec), world, catalog, 'training');
  };
  expect(() => rowsWith(14)).toThrow(/gap of 14 days has no training rows.*shorter gap/);
  const none = rowsWith(0);
  expect(none.created).toHaveLength(0);
  for (const question of QUESTIONS.filter(({ kind }) => kind !== 'personal')) {
    const answer = await answerTo(question, none);
    expect(unsaid(answer, JSON.stringify(question))).toEqual([]);
    expect(answer.why).toMatch(/no row to look at in the scope "training"/);
  }
});

test('a column that cannot be ranked or related says why beside the others', async () => {
  const { columns } = await answerTo({ kind: 'ranking' }, at('a constant column'));
  expect(columns.find(({ column }) => column === 'hub')!.why).toMatch(/one value only/);
  const { pairs, inflation } = await answerTo({ kind: 'correlations' }, at('a constant column'));
  expect(pairs.find(({ a, b }) => a === 'hub' && b === 'reason')!.why).toMatch(/One value only/);
  expect(inflation.find(({ column }) => column === 'claim')!.why).toMatch(/One value only/);
  const { columns: empty } = await answerTo({ kind: 'overview' }, at('all missing'));
  expect(empty.find(({ column }) => column === 'hub')!.why).toMatch(/Every value is missing/);
});

test('two thousand categories show what chance alone makes of them', async () => {
  const many = at('2,000 categories', 'test');
  const { bins, lumped } = await answerTo({ kind: 'distribution', column: 'hub' }, many);
  expect(bins.filter(({ of }) => of === 'category')).toHaveLength(30);
  expect(lumped).toBeGreaterThan(1900);
  const { columns } = await answerTo({ kind: 'ranking', columns: ['hub'] }, many);
  // Five hubs in turn are late: the hub tells everything, and chance alone would tell a good part of it.
  expect(columns[0]!.chanceNats!).toBeGreaterThan(0.2);
  const { pairs } = await answerTo({ kind: 'correlations', columns: ['hub', 'reason'] }, many);
  expect(pairs[0]!.chance!).toBeGreaterThan(0.6);
});
