import { beforeAll, describe, expect, it } from 'vitest';
import { simulate } from '../../datasets/deliveries/simulate.ts';
import { catalog } from '../catalog/index.ts';
import { toExperiment, type ExperimentSpec } from './experiment.ts';
import { Random } from './random.ts';
import { run, type RunContext, type RunOutcome, type RunRequest } from './run.ts';
import type { Column } from './table.ts';
import type { World } from './world.ts';

const dataset = { name: 'deliveries', seed: 7, scenario: 'default', rows: 12_000 };
const SMALL: ExperimentSpec = {
  dataset,
  features: ['carrier', 'service', 'forecastSeverity', 'rate:originHub', 'promiseHours'],
  split: { id: 'time', gapDays: 14 },
  model: { id: 'logistic-regression' },
};
const WRONG: ExperimentSpec = {
  ...SMALL,
  label: { id: 'door' },
  features: ['carrier', 'service', 'scans', 'delayedFlag'],
  split: { id: 'random' },
  fitTransformsOn: 'all',
};
let world: World;

beforeAll(() => {
  world = simulate(dataset);
});

async function outcomeOf(
  spec: ExperimentSpec,
  request: RunRequest = {},
  on: World = world,
  more: Partial<RunContext> = {},
): Promise<RunOutcome> {
  const steps = run(toExperiment(spec), { world: on, catalog, request, ...more });
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

/** The same world with its rows in another order. */
function shuffled(original: World): World {
  const order = new Random(5, 'rows').shuffle(
    Int32Array.from({ length: original.table.rows }, (_, i) => i),
  );
  const columns = [...original.table.columns].map(([name, column]): [string, Column] => {
    const values = column.values.slice();
    order.forEach((from, to) => (values[to] = column.values[from]!));
    return [name, { ...column, values } as Column];
  });
  return {
    ...original,
    table: { rows: original.table.rows, columns: new Map(columns) },
    trueProbability: (label, rows, options) =>
      original.trueProbability(
        label,
        rows.map((row) => order[row]!),
        options,
      ),
  };
}

describe('a run', () => {
  it('gives the same report again, and does not depend on the order of the rows', async () => {
    const all = { twin: true, hours: true, explain: { parcels: [] } };
    const { report } = await outcomeOf(WRONG, all);
    expect((await outcomeOf(WRONG, all)).report).toEqual(report);
    expect((await outcomeOf(WRONG, all, shuffled(world))).report).toEqual(report);
  });

  it('splits the optimism into another question and another time', async () => {
    const { offline, replay, optimism } = (await outcomeOf(WRONG)).report;
    expect(optimism.rocAuc.value).toBeCloseTo(offline.rocAuc! - replay.rocAuc!, 12);
    expect(optimism.rocAuc.question).toBeCloseTo(
      offline.rocAuc! - offline.onBusinessLabel.rocAuc!,
      12,
    );
    expect(optimism.rocAuc.question + optimism.rocAuc.time).toBeCloseTo(optimism.rocAuc.value, 12);
    expect(optimism.rocAuc.low).toBeLessThan(optimism.rocAuc.value);
    expect(optimism.rocAuc.high).toBeGreaterThan(optimism.rocAuc.value);
  });

  it('proves the leak of columns from after creation, and is its own twin when honest', async () => {
    const wrong = (await outcomeOf(WRONG, { twin: true })).report;
    expect(wrong.leakProven).toBe(true);
    expect(wrong.offline.rocAuc).toBeGreaterThan(wrong.ceiling!.offline.rocAuc!);
    expect(wrong.excess!.rocAuc.value).toBeGreaterThan(0.05);
    expect(wrong.honestTwin!.same).toBe(false);
    const honest = (await outcomeOf(SMALL, { twin: true })).report;
    expect(honest.leakProven).toBe(false);
    expect(honest.honestTwin!.same).toBe(true);
    expect(honest.excess!.rocAuc).toEqual({ value: 0, low: 0, high: 0 });
  });

  it('ships the same model whatever split and transforms were chosen', async () => {
    const by = async (spec: ExperimentSpec) =>
      (await outcomeOf({ ...SMALL, ...spec })).scored.replay.score;
    const reference = await by({});
    expect(await by({ split: { id: 'random' } })).toEqual(reference);
    expect(await by({ fitTransformsOn: 'all' })).toEqual(reference);
    expect(await by({ split: { id: 'rolling-origin', gapDays: 7 } })).toEqual(reference);
  });

  it('attributes the optimism: bars and twin add up to it', async () => {
    const { attribution, optimism, honestTwin } = (await outcomeOf(WRONG, { attribution: 'pair' }))
      .report;
    const sum = attribution!.reduce((total, bar) => total + bar.value, 0);
    expect(sum + honestTwin!.optimism.rocAuc.value).toBeCloseTo(optimism.rocAuc.value, 10);
    const features = attribution!.find((bar) => bar.choice === 'features')!;
    expect(features.value).toBeGreaterThan(0.03);
  });

  it('leaves out what was not asked for, and the ceiling where nobody knows the truth', async () => {
    const { report } = await outcomeOf(SMALL, {}, { ...world, trueProbability: () => null });
    expect(report).toMatchObject({
      excess: null,
      honestTwin: null,
      attribution: null,
      lookUp: null,
      ceiling: null,
      leakProven: null,
    });
  });

  it('keeps the ceiling of the replay where nobody knows the truth of the learner’s label', async () => {
    const { ceiling, leakProven } = (await outcomeOf({ ...SMALL, label: { id: 'sla-week' } }))
      .report;
    expect(ceiling!.offline.rocAuc).toBeNull();
    expect(ceiling!.rocAuc).toBeGreaterThan(0.8);
    expect(ceiling!.replay.rocAuc).toBe(ceiling!.rocAuc);
    expect(leakProven).toBeNull();
  });

  it('takes every label and every split of the catalog', async () => {
    for (const label of catalog.labels) {
      const { report } = await outcomeOf({ ...SMALL, label: { id: label.id } });
      expect(report.replay.rocAuc, label.id).toBeGreaterThan(0.48);
      const ceiling = report.ceiling!.offline.rocAuc;
      if (ceiling !== null) expect(report.offline.rocAuc, label.id).toBeLessThan(ceiling);
    }
    for (const { id, takesGap } of catalog.splits) {
      const split = { id, gapDays: takesGap ? 14 : 0 };
      const { report } = await outcomeOf({ ...SMALL, split });
      expect(report.offline.rocAuc, id).toBeGreaterThan(0.55);
      expect(report.rows.test, id).toBeGreaterThan(0);
    }
  });

  it('covers the replay week by week, each dated when it could have been known', async () => {
    const { weeks } = (await outcomeOf(SMALL)).report.replay;
    expect(weeks).toHaveLength(24);
    expect(weeks[0]).toMatchObject({ week: 1, from: '2024-07-01', knownOn: '2024-08-09' });
    expect(weeks[23]!.from).toBe('2024-12-09');
  });

  it('counts rows whose label nobody had when testing began; a gap takes them away', async () => {
    const counts = async (gapDays: number) =>
      (await outcomeOf({ ...SMALL, split: { id: 'time', gapDays } })).report.rows;
    const [none, some, enough] = [await counts(0), await counts(14), await counts(21)];
    expect(none.unsettledAtTestStart).toBeGreaterThan(20);
    expect(some.unsettledAtTestStart).toBeLessThan(0.1 * none.unsettledAtTestStart);
    expect(enough.unsettledAtTestStart).toBe(0);
    expect(some.train + some.gap).toBe(none.train);
  });

  it('measures look-up on a random split, and refuses it on an ordered one', async () => {
    const { lookUp } = (await outcomeOf({ ...SMALL, split: { id: 'random' } }, { lookUp: true }))
      .report;
    expect(Math.abs(lookUp!.rocAuc.value)).toBeLessThan(0.05);
    expect(lookUp!.rocAuc.low).toBeLessThan(lookUp!.rocAuc.high);
    await expect(outcomeOf(SMALL, { lookUp: true })).rejects.toThrow(/"time" is ordered.*"random"/);
  });

  it('averages the folds of a split with several', async () => {
    const { report, scored } = await outcomeOf({ ...SMALL, split: { id: 'stratified-k-fold' } });
    expect(scored.test.rows.length).toBe(report.rows.train + report.rows.test);
    expect(report.offline.rocAuc).toBeGreaterThan(0.6);
  });

  it('shows the folds one by one: each later than the one before, their mean the score', async () => {
    const split = { id: 'rolling-origin', gapDays: 7, options: { k: 3 } };
    const { report, pictures } = await outcomeOf({ ...SMALL, split });
    const { folds } = pictures;
    expect(folds).toHaveLength(3);
    const mean = folds.reduce((sum, fold) => sum + fold.rocAuc! / 3, 0);
    expect(mean).toBeCloseTo(report.offline.rocAuc!, 12);
    for (const [i, fold] of folds.entries()) {
      expect(fold.to >= fold.from).toBe(true);
      if (i > 0) expect(fold.from >= folds[i - 1]!.to).toBe(true);
      if (i > 0) expect(fold.train).toBeGreaterThan(folds[i - 1]!.train);
    }
    expect(folds.at(-1)).toMatchObject({ train: report.rows.train, test: report.rows.test });
  });

  it('stops when asked to, with the reason it was given', async () => {
    const controller = new AbortController();
    controller.abort(new Error('stopped by the person'));
    await expect(outcomeOf(SMALL, {}, world, { signal: controller.signal })).rejects.toThrow(
      /stopped by the person/,
    );
  });

  it('takes every model of the catalog', async () => {
    for (const model of catalog.models) {
      const { report } = await outcomeOf({ ...SMALL, model: { id: model.id } });
      expect(report.replay.rocAuc, model.id).toBeGreaterThanOrEqual(0.48);
    }
  });

  it.each([
    [{ label: { id: 'weather' } }, /no label "weather".*door.*own-reasons/],
    [{ label: { id: 'threshold', options: { hours: 500 } } }, /hours of threshold is 500/],
    [{ split: { id: 'group', options: { by: 'weightKg' } } }, /by of group.*originHub, carrier/],
    [{ split: { id: 'random', gapDays: 14 } }, /gap/],
    [{ split: { id: 'time', gapDays: 2000 } }, /gap/],
    [{ model: { id: 'boosted-trees', options: { depth: 3 } } }, /no option "depth"/],
    [{ model: { id: 'oracle' } }, /no model "oracle"/],
  ] as [ExperimentSpec, RegExp][])('refuses %j in plain words', async (spec, message) => {
    await expect(outcomeOf({ ...SMALL, ...spec })).rejects.toThrow(message);
  });
});
