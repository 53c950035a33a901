import * as aq from 'arquero';
import { expect, test } from 'vitest';
import { simulate } from '../../../datasets/deliveries/simulate.ts';
import { rocAuc } from '../../ml/metrics/roc-auc.ts';
import { asOfTable } from './as-of-table.ts';
import { library as ml } from './library.ts';
import { column, labels, minutes } from './lists.ts';
import { tableMaker } from './scope.ts';
import { unpack } from './unpack.ts';

test('metrics take any list and give what the engine gives', () => {
  const y = [0, 0, 1, 1];
  const score = [0.1, 0.4, 0.35, 0.8];
  // scikit-learn 1.2, roc_auc_score of the example in its documentation.
  expect(ml.metrics.rocAuc(y, score)).toBe(0.75);
  expect(ml.metrics.rocAuc([false, false, true, true], Float32Array.from(score))).toBe(0.75);
  expect(ml.metrics.rocAuc(y, score)).toBe(rocAuc(Uint8Array.from(y), Float64Array.from(score)));
  expect(ml.metrics.precisionAtK(y, score, 0.5)).toBe(0.5);
});

test('a label that is neither 0 nor 1 is refused, for it would silently count as 0', () => {
  expect(() => ml.metrics.rocAuc([1, null], [0.1, 0.2])).toThrow(/label of row 1 is null/);
  expect(() => labels([0, 2])).toThrow(/label of row 1 is 2/);
  expect(() => labels(Uint8Array.of(0, 2))).toThrow(/label of row 1 is 2/);
});

test('lists become columns of the engine', () => {
  expect(column(['b', 'a', null])).toEqual({
    kind: 'categorical',
    values: Int32Array.of(1, 0, -1),
    categories: ['a', 'b'],
  });
  expect(column(['a', 'c'], ['a', 'b'])).toMatchObject({ values: Int32Array.of(0, -1) });
  expect(column([1, null, 2])).toEqual({ kind: 'numeric', values: Float32Array.of(1, NaN, 2) });
  expect(column([true, false])).toMatchObject({ values: Float32Array.of(1, 0) });
  expect(minutes([new Date(120_000), null])).toEqual(Int32Array.of(2, ml.lists.NEVER));
});

function parcels(): aq.ColumnTable {
  const world = simulate({ name: 'deliveries', seed: 7, scenario: 'default', rows: 12_000 });
  const table = unpack(asOfTable(world, '2024-06-30'), { table: tableMaker(aq) }) as aq.ColumnTable;
  return table.filter((d: { deliveredAt: unknown }) => d.deliveredAt !== null).reify();
}

const late = (table: aq.ColumnTable) =>
  (table.objects() as { deliveredAt: Date; promisedAt: Date }[]).map(
    (d) => d.deliveredAt > d.promisedAt,
  );
const features = ['carrier', 'service', 'originHub', 'distanceKm', 'weightKg', 'forecastSeverity'];

test('a model learns from a table of rows in any order, and scores a later one', async () => {
  const table = parcels();
  const [train, test] = [table.slice(0, 8000).reify(), table.slice(8000).reify()];
  const model = await ml.models.train(ml.models.boostedTrees, train, late(train), { features });
  const score = await model.predict(test);
  expect(score).toHaveLength(test.numRows());
  expect(ml.metrics.rocAuc(late(test), score)).toBeGreaterThan(0.6);
  const shuffled = train.orderby('weightKg').reify();
  const again = await ml.models.train(ml.models.boostedTrees, shuffled, late(shuffled), {
    features,
  });
  // Rows of one minute come in either order, and so sums differ in their last bits.
  const scoredAgain = await again.predict(test);
  expect(scoredAgain.every((p, row) => Math.abs(p - score[row]!) < 1e-9)).toBe(true);
});

test('a category that training never saw counts as missing, and a column that is absent is named', async () => {
  const table = parcels().slice(0, 500).reify();
  const options = { features: ['carrier'] };
  const model = await ml.models.train(ml.models.logisticRegression, table, late(table), options);
  const [known, unseen] = await model.predict(aq.table({ carrier: ['C1', 'C99'] }));
  expect(known).not.toBe(unseen);
  await expect(model.predict(aq.table({ hub: ['H1'] }))).rejects.toThrow(/no column "carrier"/);
  await expect(ml.models.train(ml.models.majority, table, [1], options)).rejects.toThrow(
    /500 rows and there are 1 labels/,
  );
});

test('annotators, votes and a pool of parcels are compared as a learner has them', async () => {
  const sure = [true, true, false, true];
  expect(ml.labelling.cohenKappa(sure, Uint8Array.of(1, 1, 0, 1)).kappa).toBe(1);
  const votes = [Int8Array.of(1, 1, -1), [0, 0, 0], [1, 1, 1], [0, 1, 0]];
  expect(ml.labelling.majorityVote(votes)).toEqual(Float64Array.of(1, 0, 1, 0));
  expect(ml.labelling.labelModel(votes).accuracies).toHaveLength(3);
  expect(() => ml.labelling.majorityVote([[null, 1]])).toThrow(/function 0 on row 0 is null/);
  const table = parcels();
  const [pool, test] = [table.slice(0, 2000).reify(), table.slice(6000).reify()];
  const rows = await ml.labelling.activeLearning({
    pool,
    y: late(pool),
    test,
    testY: late(test),
    features,
    strategy: 'random',
    start: 100,
    batch: 900,
    rounds: 2,
  });
  expect(rows.map((row) => row.labels)).toEqual([100, 1000, 1900]);
  expect(rows.at(-1)!.rocAuc).toBeGreaterThan(0.6);
});
