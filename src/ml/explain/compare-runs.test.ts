import { beforeAll, describe, expect, it } from 'vitest';
import { simulate } from '../../../datasets/deliveries/simulate.ts';
import { catalog } from '../../catalog/index.ts';
import { toExperiment, type Experiment, type ExperimentSpec } from '../experiment.ts';
import { frameOf, type Frame } from '../frame.ts';
import { RunMemory } from '../memory.ts';
import { brier } from '../metrics/brier.ts';
import { logLoss } from '../metrics/log-loss.ts';
import { rocAuc } from '../metrics/roc-auc.ts';
import { Random } from '../random.ts';
import { run } from '../run.ts';
import type { World } from '../world.ts';
import { comparePaired } from './compare-paired.ts';
import { compareRuns, type RunComparison } from './compare-runs.ts';

const dataset = { name: 'deliveries', seed: 3, scenario: 'default', rows: 12_000 };
const SPEC: ExperimentSpec = {
  dataset,
  features: ['carrier', 'service', 'promiseHours'],
  model: { id: 'logistic-regression' },
};
const base = toExperiment(SPEC);
let world: World;
let frame: Frame;
let y: Uint8Array;
let good: Float64Array;
let noisy: Float64Array;

beforeAll(() => {
  world = simulate(dataset);
  frame = frameOf(base, world, catalog);
  y = Uint8Array.from(frame.replay, (row) => frame.business[row]!);
  const rng = new Random(4, 'scores');
  good = Float64Array.from(y, (label) => Math.min(0.95, 0.1 + 0.3 * label + 0.4 * rng.uniform()));
  noisy = good.map((score) => 0.5 * score + 0.5 * rng.uniform());
});

const of = (delivered: Float64Array, threshold = 0.5, experiment: Experiment = base) => ({
  experiment,
  delivered,
  threshold,
});

describe('two runs, parcel by parcel', () => {
  it('have the metrics of each, and their difference in a paired interval', () => {
    const compared = compareRuns(of(good), of(noisy), frame);
    for (const [part, metric] of Object.entries({ rocAuc, logLoss, brier })) {
      const { a, b, difference } = compared[part as 'rocAuc'];
      expect(a).toBeCloseTo(metric(y, good)!, 12);
      expect(b).toBeCloseTo(metric(y, noisy)!, 12);
      expect(difference!.value).toBeCloseTo(a! - b!, 12);
      expect(difference!.low).toBeLessThan(a! - b!);
      expect(difference!.high).toBeGreaterThan(a! - b!);
    }
    expect(compared.rocAuc.difference!.low).toBeGreaterThan(0);
    expect([compared.rows, compared.positives]).toEqual([
      y.length,
      y.reduce((sum, label) => sum + label, 0),
    ]);
  });

  it('count every parcel once, by who was right at the run’s own threshold', () => {
    const { decisions } = compareRuns(of(good, 0.45), of(noisy, 0.6), frame);
    const right = (score: Float64Array, threshold: number) =>
      [...y].map((label, i) => score[i]! >= threshold === Boolean(label));
    const [a, b] = [right(good, 0.45), right(noisy, 0.6)];
    expect(decisions).toMatchObject({
      bothRight: a.filter((r, i) => r && b[i]).length,
      onlyA: a.filter((r, i) => r && !b[i]).length,
      onlyB: a.filter((r, i) => !r && b[i]).length,
      neither: a.filter((r, i) => !r && !b[i]).length,
      threshold: { a: 0.45, b: 0.6 },
    });
    const { accuracy, onlyA, onlyB, mcnemarP } = decisions;
    expect(accuracy.difference!.value).toBeCloseTo((onlyA - onlyB) / y.length, 12);
    expect(mcnemarP).toBeLessThan(0.05);
  });

  it('name the parcels whose ranks differ most, whatever the scale of the scores', () => {
    const swapped = good.map((score) => score / 10);
    [swapped[10], swapped[20]] = [0.99, 0.001];
    const { parcels, rankCorrelation } = compareRuns(of(good), of(swapped), frame);
    const ids = world.table.columns.get('id')!.values;
    const expected = [10, 20].map((place) => String(ids[frame.replay[place]!]));
    expect(parcels.slice(0, 2).map(({ id }) => id)).toEqual(expect.arrayContaining(expected));
    expect(parcels).toHaveLength(20);
    const apart = parcels.map(({ rankShare }) => Math.abs(rankShare.a - rankShare.b));
    expect(apart).toEqual([...apart].sort((x, z) => z - x));
    expect(rankCorrelation).toBeGreaterThan(0.99);
  });

  it('differ in nothing when they are the same', () => {
    const same = compareRuns(of(good), of(good), frame);
    expect(same.rocAuc.difference).toEqual({ value: 0, low: 0, high: 0 });
    expect(same.decisions).toMatchObject({ onlyA: 0, onlyB: 0, mcnemarP: 1 });
    expect(same.rankCorrelation).toBeCloseTo(1, 12);
    expect(same.parcels).toEqual([]);
  });

  it.each([
    [{ today: '2024-06-16' }, /today is 2024-06-30 in the first and 2024-06-16 in the second/],
    [{ replayWeeks: 4 }, /weeks of replay is 24 in the first and 4 in the second/],
    [{ dataset: { ...dataset, seed: 4 } }, /world is deliveries, seed 3, .* seed 4/],
  ] as [ExperimentSpec, RegExp][])('cannot be compared with %j', (spec, message) => {
    const other = toExperiment({ ...SPEC, ...spec });
    expect(() => compareRuns(of(good), of(noisy, 0.5, other), frame)).toThrow(message);
  });
});

describe('two experiments', () => {
  const compare = async (a: Experiment, b: Experiment, memory = new RunMemory()) => {
    const stages: string[] = [];
    const steps = comparePaired(a, b, { world, catalog, memory }, { a: 0.2, b: 0.3 });
    let step = await steps.next();
    for (; !step.done; step = await steps.next())
      stages.push(step.value.kind === 'stage' ? step.value.detail : step.value.kind);
    return { compared: step.value as RunComparison, stages };
  };
  const door = toExperiment({ ...SPEC, label: { id: 'door' }, split: { id: 'random' } });

  it('are compared on the scores that their runs deliver, without fitting twice', async () => {
    const memory = new RunMemory();
    const { compared, stages } = await compare(base, door, memory);
    const steps = run(door, { world, catalog, memory });
    let step = await steps.next();
    for (; !step.done; step = await steps.next());
    expect(compared.rocAuc.b).toBe(step.value.report.replay.rocAuc);
    expect(compared.brier.b).toBeCloseTo(step.value.report.replay.brier!, 12);
    expect(stages).toContain('fit');
    expect((await compare(base, door, memory)).stages).not.toContain('fit');
  });

  it('are refused before anything is fitted when they replay other parcels', async () => {
    const shorter = toExperiment({ ...SPEC, replayWeeks: 2 });
    await expect(compare(base, shorter)).rejects.toThrow(/did not replay the same parcels/);
  });
});
