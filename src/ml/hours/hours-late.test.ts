import { beforeAll, describe, expect, it } from 'vitest';
import { simulate } from '../../../datasets/deliveries/simulate.ts';
import { catalog } from '../../catalog/index.ts';
import { toExperiment, type ExperimentSpec } from '../experiment.ts';
import { weekdayOf } from '../feature-families/temporal.ts';
import { run, type RunOutcome } from '../run.ts';
import { columnOf, minutesOfDate } from '../table.ts';
import type { World } from '../world.ts';
import type { HoursLate, HoursPart } from './hours-late.ts';

const dataset = { name: 'deliveries', seed: 7, scenario: 'default', rows: 12_000 };
const SMALL: ExperimentSpec = {
  dataset,
  features: ['carrier', 'service', 'promiseHours', 'distanceKm', 'rate:originHub'],
  split: { id: 'time', gapDays: 14 },
  model: { id: 'logistic-regression' },
};
let world: World;

beforeAll(() => {
  world = simulate(dataset);
});

async function outcomeOf(spec: ExperimentSpec, on: World = world): Promise<RunOutcome> {
  const steps = run(toExperiment(spec), { world: on, catalog, request: { hours: true } });
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

async function hoursOf(spec: ExperimentSpec, on: World = world): Promise<HoursLate> {
  return (await outcomeOf(spec, on)).report.hours!;
}

const PARTS: ('offline' | 'replay')[] = ['offline', 'replay'];

describe('hours late beside a run', () => {
  it('are foretold for exactly the rows that the run scored, in parts that add up', async () => {
    const { report, scored } = await outcomeOf(SMALL);
    const hours = report.hours!;
    expect(hours.offline.all.rows).toBe(scored.test.rows.length);
    expect(hours.replay.all.rows).toBe(scored.replay.rows.length);
    for (const part of PARTS)
      for (const by of ['byRegion', 'byWeek'] as const) {
        const { all, [by]: slices } = hours[part];
        const total = (of: (slice: (typeof slices)[number]) => number) =>
          slices.reduce((sum, slice) => sum + of(slice), 0);
        expect(total(({ rows }) => rows)).toBe(all.rows);
        expect(total(({ rows, mae }) => rows * mae!) / all.rows).toBeCloseTo(all.mae!, 10);
      }
  });

  it('dates a week by its Monday, in order', async () => {
    const { byWeek } = (await hoursOf(SMALL)).replay;
    const days = byWeek.map(({ value }) => minutesOfDate(value));
    expect(days.map(weekdayOf).every((day) => day === 0)).toBe(true);
    expect(byWeek[0]!.value).toBe('2024-07-01');
    expect(days).toEqual(days.toSorted((a, b) => a - b));
    expect(byWeek.length).toBe(24);
  });

  it('are worth more than always saying the median, for each model that can regress', async () => {
    for (const id of ['boosted-trees', 'logistic-regression', 'neural-network']) {
      const { replay, model } = await hoursOf({ ...SMALL, model: { id } });
      expect(model).toBe(id);
      expect(replay.all.rmse, id).toBeLessThan(replay.median.rmse!);
    }
    const { offline } = await hoursOf({ ...SMALL, model: { id: 'majority' } });
    expect(offline.all).toEqual(offline.median);
  });

  it('are flattered by columns from after creation, as scores are', async () => {
    const later = ['pickupDelayHours', 'scans', 'lastScanStatus', 'customerContacts'];
    const leaky = { ...SMALL, features: [...SMALL.features!, ...later] };
    const ofMedian = ({ all, median }: HoursPart) => all.mae! / median.mae!;
    const { offline, replay } = await hoursOf({ ...leaky, model: { id: 'boosted-trees' } });
    expect(ofMedian(offline)).toBeLessThan(ofMedian(replay) - 0.1);
  });

  it('pool the folds of a split with several', async () => {
    const { report } = await outcomeOf({ ...SMALL, split: { id: 'stratified-k-fold' } });
    const { offline, censored } = report.hours!;
    expect(offline.all.rows).toBe(report.rows.train + report.rows.test);
    expect(censored.test).toBeGreaterThanOrEqual(censored.train);
  });

  it('count volumes by the scores of the run, each part against the label that counts there', async () => {
    const { report, scored } = await outcomeOf({ ...SMALL, label: { id: 'door' } });
    const created = columnOf(world.table, 'createdAt', 'time').values;
    const region = columnOf(world.table, 'region', 'categorical').values;
    for (const [part, { rows, y, score }] of [
      ['offline', scored.test],
      ['replay', scored.replay],
    ] as const) {
      const missed = new Map<string, number>();
      rows.forEach((row, i) => {
        const monday = Math.floor((created[row]! / 1440 + 3) / 7);
        const cell = `${region[row]} in ${monday}`;
        missed.set(cell, (missed.get(cell) ?? 0) + score[i]! - y[i]!);
      });
      const error = [...missed.values()].reduce((sum, value) => sum + Math.abs(value), 0);
      const late = y.reduce((sum, label) => sum + label, 0);
      expect(report.hours![part].volumes!.cells).toBe(missed.size);
      expect(report.hours![part].volumes!.wape).toBeCloseTo(error / late, 10);
    }
  });

  it('stand in for those of pending rows, where these are learned from, and count them', async () => {
    const created = columnOf(world.table, 'createdAt', 'time').values;
    const delivered = columnOf(world.table, 'deliveredAt', 'time').values;
    const [from, today] = ['2023-01-01', '2024-07-01'].map(minutesOfDate);
    const undelivered = created.filter(
      (at, row) => at >= from! && at < today! && delivered[row]! >= today!,
    ).length;
    const split = { id: 'time', gapDays: 0 };
    const seen = (await hoursOf({ ...SMALL, split, label: { pending: 'on-time' } })).censored;
    expect(seen.train + seen.test).toBe(undelivered);
    const dropped = (await hoursOf({ ...SMALL, split, label: { pending: 'drop' } })).censored;
    expect(dropped).toEqual({ train: 0, test: 0, replay: seen.replay });
  });

  it('change nothing else in the report', async () => {
    const { report } = await outcomeOf(SMALL);
    const steps = run(toExperiment(SMALL), { world, catalog });
    let step = await steps.next();
    while (!step.done) step = await steps.next();
    expect(step.value.report).toEqual({ ...report, hours: null, seconds: expect.anything() });
  });

  it('know no region where no column is one, and put rows without a region last', async () => {
    const nowhere = { ...world, roles: { ...world.roles, region: null } };
    const { offline } = await hoursOf(SMALL, nowhere);
    expect([offline.byRegion, offline.volumes]).toEqual([[], null]);
    const older = { ...SMALL, today: '2023-06-30', trainFrom: '2022-01-01' };
    const values = (part: HoursPart) => part.byRegion.map(({ value }) => value);
    expect(values((await hoursOf(older)).offline).at(-1)).toBe('(missing)');
  });

  it('are null for the rule in use, and a stage says why', async () => {
    const spec = toExperiment({ ...SMALL, model: { id: 'rule' } });
    const steps = run(spec, { world, catalog, request: { hours: true } });
    const details: string[] = [];
    let step = await steps.next();
    for (; !step.done; step = await steps.next())
      if (step.value.kind === 'stage' && step.value.stage === 'hours')
        details.push(step.value.detail);
    expect(step.value.report.hours).toBeNull();
    expect(details).toEqual([expect.stringMatching(/The rule in use today: .*never by how many/)]);
  });
});
