import { beforeAll, describe, expect, it } from 'vitest';
import { simulate } from '../../../datasets/deliveries/simulate.ts';
import { catalog } from '../../catalog/index.ts';
import { toExperiment, type ExperimentSpec } from '../experiment.ts';
import type { Report, RunProgress } from '../result.ts';
import { run } from '../run.ts';
import type { World } from '../world.ts';
import type { Explanation } from './explanation.ts';

const dataset = { name: 'deliveries', seed: 7, scenario: 'default', rows: 25_000 };
/** Small trees, for in a test's module runner hot loops are slow. */
const SMALL_TREES = {
  id: 'boosted-trees',
  options: { maxTrees: 30, maxDepth: 4, learningRate: 0.2 },
};
const HONEST: ExperimentSpec = {
  dataset,
  features: ['carrier', 'service', 'promiseHours', 'rate:originHub', 'pickupDelay:originHub'],
  split: { id: 'time', gapDays: 14 },
};
const WRONG: ExperimentSpec = {
  dataset,
  label: { id: 'door' },
  features: ['all-columns'],
  split: { id: 'random' },
  fitTransformsOn: 'all',
  model: SMALL_TREES,
};
let world: World;

beforeAll(() => {
  world = simulate(dataset);
});

type Explained = Report & { explanation: Explanation };

async function explained(
  spec: ExperimentSpec,
  parcels: string[] = [],
  seen: RunProgress[] = [],
): Promise<Explained> {
  const steps = run(toExperiment(spec), { world, catalog, request: { explain: { parcels } } });
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value.report as Explained;
    seen.push(step.value);
  }
}

describe('an explanation', () => {
  let wrong: Explained;
  const seen: RunProgress[] = [];

  beforeAll(async () => {
    wrong = await explained(WRONG, [], seen);
  }, 60_000);

  it('shows a leak on top of the test’s importance, and at nothing in the replay', () => {
    const { importance } = wrong.explanation;
    expect(importance[0]!.later).toBe(true);
    expect(importance[0]!.test!.low).toBeGreaterThan(0.05);
    const later = importance.filter((group) => group.later);
    expect(later.length).toBeGreaterThan(5);
    for (const { replay } of later) expect(replay).toEqual({ value: 0, low: 0, high: 0 });
    const honest = importance.filter((group) => !group.later);
    const most = Math.max(...honest.map(({ replay }) => replay!.value));
    expect(most).toBeGreaterThan(0.02);
  });

  it('gives each parcel contributions that add up to its score, largest first', () => {
    const { parcels, method, backgroundRows } = wrong.explanation;
    expect([method, backgroundRows, parcels.length]).toEqual(['exact-trees', 100, 10]);
    for (const { base, contributions, score, error } of parcels) {
      const sizes = contributions.map(({ phi }) => Math.abs(phi));
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      const sum = contributions.reduce((total, { phi }) => total + phi, base);
      expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(score, 12);
      expect(error).toBeLessThan(1e-9);
    }
  });

  it('shows what was not known at creation, and what the warehouse says later', () => {
    const { parcels } = wrong.explanation;
    for (const role of ['test', 'replay']) {
      const scans = parcels
        .filter((parcel) => parcel.role === role)
        .map(({ contributions }) => contributions.find(({ feature }) => feature === 'scans')!);
      expect(scans.map(({ atCreation }) => atCreation)).toEqual(scans.map(() => '0'));
      expect(scans.some(({ inWarehouse }) => Number(inWarehouse) > 3)).toBe(true);
    }
  });

  it('slices all scored rows, each into one slice', () => {
    const { slices } = wrong.explanation;
    expect(slices.map(({ by }) => by)).toEqual(['carrier', 'region', 'service', 'known', 'week']);
    for (const table of slices) {
      const rows = (side: 'offline' | 'replay') =>
        table.slices.reduce((sum, slice) => sum + slice[side].rows, 0);
      expect([rows('offline'), rows('replay')]).toEqual([wrong.rows.test, wrong.rows.replay]);
    }
    const weeks = slices.at(-1)!.slices.map(({ value }) => value);
    expect(weeks).toEqual([...weeks].sort());
  });

  it('says what it is doing', () => {
    const details = seen.flatMap((progress) =>
      progress.kind === 'stage' && progress.stage === 'explanation' ? [progress.detail] : [],
    );
    expect(details).toContain('errors by slice');
    expect(details.some((detail) => detail.startsWith('shuffling Origin hub'))).toBe(true);
  });
});

describe('the models of the catalog', () => {
  it('are explained exactly or by sampling, up to the score itself', async () => {
    const methods = new Map<string, string>();
    for (const { id } of catalog.models.filter((model) => model.id !== 'boosted-trees')) {
      const options = id === 'neural-network' ? { maxEpochs: 2 } : {};
      const { explanation } = await explained({ ...HONEST, model: { id, options } });
      methods.set(id, explanation.method);
      for (const { error } of explanation.parcels) expect(error, id).toBeLessThan(1e-4);
      expect(explanation.slices).toHaveLength(5);
    }
    expect(Object.fromEntries(methods)).toMatchObject({
      'logistic-regression': 'exact-linear',
      'neural-network': 'sampling',
      rule: 'sampling',
      majority: 'none',
      'class-distribution': 'none',
    });
  }, 60_000);

  it('explain the parcels that were asked for, and no other', async () => {
    const spec = { ...HONEST, model: { id: 'logistic-regression' } };
    const { explanation } = await explained(spec);
    const ids = explanation.parcels.map(({ id }) => id);
    const two = [ids.at(-1)!, ids[0]!];
    const asked = (await explained(spec, two)).explanation;
    expect(asked.parcels.map(({ id }) => id).sort()).toEqual([...two].sort());
    expect(asked.parcels.every(({ why }) => why === 'asked for')).toBe(true);
    await expect(explained(spec, ['0'])).rejects.toThrow(/no parcel "0"/);
  }, 60_000);
});
