import * as aq from 'arquero';
import { expect, test } from 'vitest';
import { simulate } from '../../../datasets/deliveries/simulate.ts';
import { catalog } from '../../catalog/index.ts';
import { toExperiment } from '../../ml/experiment.ts';
import { answerTo } from '../../ml/explore/answer-to.test-data.ts';
import { exploredRows, exploringSpec } from '../../ml/explore/explored-rows.ts';
import { asOfTable } from './as-of-table.ts';
import { library as ml } from './library.ts';
import { tableMaker } from './scope.ts';
import { unpack } from './unpack.ts';

const { explore } = ml;

test('lists of texts, numbers and booleans give the values of scikit-learn and SciPy', () => {
  // golden.json, mi_discrete: scikit-learn 1.9.
  const x = [0, 0, 1, 1, 2, 2, 2, 0, 1, 2];
  const y = [0, 0, 0, 1, 1, 1, 1, 0, 1, 0];
  const texts = x.map((value) => `v${value}`);
  for (const list of [x, texts, Float32Array.from(x)]) {
    const { nats, uncertainty } = explore.mutualInformation(list, y);
    expect(nats).toBeCloseTo(0.277258872224, 10);
    expect(uncertainty).toBeCloseTo(0.4, 10);
  }
  // scikit-learn 1.2.1 and SciPy 1.10.1, as in statistics.test.ts.
  const a = [1.5, 2, 2, 3.25, -1, 7, 0.5, 4, 4, 10];
  const b = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3.5];
  const group = [0, 1, 0, 1, 0, 1, 0, 1, 1, 1];
  expect(explore.anovaF(a, group)).toBeCloseTo(7.321285313780457, 10);
  expect(explore.anovaF([...a, null], [...group.map(Boolean), true])).toBeCloseTo(
    7.321285313780457,
    10,
  );
  expect(explore.pearson([...a, null], [...b, 7])).toBeCloseTo(0.3446886141968933, 12);
  expect(explore.spearman(a, b)).toBeCloseTo(0.3619631901840491, 12);
  const k = [0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 0, 1];
  const m = ['a', 'a', 'b', 'b', 'b', 'a', 'c', 'c', 'c', 'b', 'a', 'b'];
  expect(explore.cramersV(k, m)).toBeCloseTo(0.6800735254367721, 12);
  expect(explore.cramersV([...k, null], [...m, 'a'])).toBeCloseTo(0.6800735254367721, 12);
  const c = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10.5];
  const factors = explore.varianceInflation({ a, b, c });
  expect(Object.keys(factors)).toEqual(['a', 'b', 'c']);
  expect(factors['b']).toBeCloseTo(1.1824977653238051, 10);
});

test('a missing value is a category of its own where categories are asked about', () => {
  const { nats } = explore.mutualInformation(['a', null, 'a', null], [0, 1, 0, 1]);
  expect(nats).toBeCloseTo(Math.log(2), 12);
  expect(explore.cramersV([true, false, null], [true, false, true])).toBeCloseTo(1, 12);
});

test('lists of different rows and texts where numbers are needed are refused', () => {
  expect(() => explore.pearson([1, 2], [1])).toThrow(/a has 2, b has 1/);
  expect(() => explore.spearman(['x'], [1])).toThrow(/"x"; numbers or dates/);
  expect(() => explore.mutualInformation([1, 2, 3], [0, 1])).toThrow(/x has 3, y has 2/);
});

const dataset = { name: 'deliveries', seed: 7, scenario: 'default', rows: 12_000 };
const world = simulate(dataset);
const experiment = toExperiment({ ...exploringSpec(world.roles), dataset });
const explored = exploredRows(experiment, world, catalog, 'training');
const [first, last] = [explored.created[0]!, explored.created.at(-1)!];
const table = (unpack(asOfTable(world, '2024-06-30'), { table: tableMaker(aq) }) as aq.ColumnTable)
  .params({ from: new Date(first * 60_000), until: new Date(last * 60_000) })
  .filter(
    (d: { createdAt: Date }, $: { from: Date; until: Date }) =>
      d.createdAt >= $.from && d.createdAt <= $.until,
  )
  .orderby('createdAt', 'id')
  .reify();

test('a ranking in a cell is the ranking of the page', async () => {
  expect(table.numRows()).toBe(explored.created.length);
  const names = ['carrier', 'weightKg', 'deliveredAt', 'scans', 'createdAt', 'lastScanStatus'];
  const ranked = explore.rankColumns(table, explored.y, names);
  const { columns } = await answerTo({ kind: 'ranking', columns: names }, explored);
  expect(ranked.map(({ column }) => column)).toEqual(columns.map(({ column }) => column));
  ranked.forEach((row, k) => {
    const { auc, nats, f, chanceNats } = columns[k]!;
    const close = (a: number | null, b: number | null) =>
      b === null ? expect(a).toBeNull() : expect(a).toBeCloseTo(b, 5);
    [row.auc, row.aucLow, row.aucHigh].forEach((value, i) =>
      close(value, [auc.value, auc.low, auc.high][i]!),
    );
    [row.nats, row.natsLow, row.natsHigh].forEach((value, i) =>
      close(value, [nats.value, nats.low, nats.high][i]!),
    );
    expect(row.chanceNats).toBeCloseTo(chanceNats!, 12);
    if (f.value === null) expect(row.f).toBeNull();
    else expect(row.f! / f.value).toBeCloseTo(1, 3);
  });
});

test('one column alone, and what tells where another is missing, are those of the page too', async () => {
  const createdAt = table.array('createdAt') as Date[];
  const alone = explore.oneFeatureAuc(table.array('carrier'), explored.y, createdAt);
  const { columns } = await answerTo({ kind: 'ranking', columns: ['carrier'] }, explored);
  expect(alone).toEqual(columns[0]!.auc);
  const names = ['segment', 'merchant', 'declaredValue', 'routeType'];
  const told = explore.missingness(table, 'declaredValue', names);
  const answer = await answerTo({ kind: 'missing', column: 'declaredValue' }, explored);
  expect(told.map(({ column }) => column)).not.toContain('declaredValue');
  for (const { column, auc } of told)
    expect(auc).toBeCloseTo(answer.toldBy.find((row) => row.column === column)!.value!, 10);
});

test('with one class, or nothing missing, there is no value', () => {
  const createdAt = table.array('createdAt') as Date[];
  const never = new Uint8Array(table.numRows());
  const none = { value: null, low: null, high: null };
  expect(explore.oneFeatureAuc(table.array('carrier'), never, createdAt)).toEqual(none);
  expect(explore.oneFeatureAuc([], [], [])).toEqual(none);
  expect(explore.missingness(table, 'volumeL', ['carrier'])).toEqual([
    { column: 'carrier', auc: null, low: null, high: null },
  ]);
  const empty = table.slice(0, 0).reify();
  const [nothing] = explore.rankColumns(empty, [], ['carrier']);
  expect(nothing).toMatchObject({ auc: null, natsLow: null, chanceNats: null, f: null });
  expect(() => explore.rankColumns(table, never, ['colour'])).toThrow(/no column "colour"/);
});

test('the best of many is too good, the more so the fewer rows chose it', async () => {
  const late = table
    .assign(aq.table({ late: Array.from(explored.y) }))
    .select(
      'createdAt',
      'carrier',
      'service',
      'segment',
      'weightKg',
      'volumeL',
      'distanceKm',
      'packages',
      'routeType',
      'late',
    );
  const half = late.numRows() >> 1;
  const train = late.slice(0, half).reify();
  const pool = late.slice(half).reify();
  const every = (k: number) =>
    pool
      .params({ k })
      .filter((_: unknown, $: { k: number }) => aq.op.row_number() % 2 === $.k)
      .reify();
  const options = { label: 'late', candidates: 40, sizes: [60, 300], draws: 4 };
  const priced = await explore.priceOfLooking(train, every(0), every(1), options);
  expect(priced.map(({ testRows }) => testRows)).toEqual([60, 300, every(0).numRows()]);
  for (const { told, kept, tooGood } of priced) expect(tooGood).toBeCloseTo(told - kept, 12);
  expect(priced[0]!.tooGood).toBeGreaterThan(priced.at(-1)!.tooGood);
  expect(await explore.priceOfLooking(train, every(0), every(1), options)).toEqual(priced);
}, 60_000);
