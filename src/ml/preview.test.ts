import { beforeAll, describe, expect, it } from 'vitest';
import { simulate } from '../../datasets/deliveries/simulate.ts';
import { catalog } from '../catalog/index.ts';
import { toExperiment, type Experiment } from './experiment.ts';
import { previewOf } from './preview.ts';
import { run, RunMemory } from './run.ts';
import type { RunResult } from './result.ts';
import type { World } from './world.ts';

const dataset = { name: 'deliveries', seed: 7, scenario: 'default', rows: 8000 };
let world: World;

beforeAll(() => {
  world = simulate(dataset);
});

const withSplit = (id: string, gapDays = 0, options = {}) =>
  toExperiment({ dataset, split: { id, gapDays, options }, model: { id: 'majority' } });

async function resultOf(experiment: Experiment): Promise<RunResult> {
  const steps = run(experiment, { world, catalog });
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

describe('the preview of a split', () => {
  it('shows what the run then does, for every split', async () => {
    for (const { id, takesGap } of catalog.splits) {
      const experiment = withSplit(id, takesGap ? 7 : 0);
      const preview = previewOf(experiment, world, catalog);
      const { report, pictures } = await resultOf(experiment);
      const { train, test, gap, pending, replay, unsettledAtTestStart } = report.rows;
      expect(preview.folds.at(-1), id).toEqual({ train, test, gap });
      expect(preview, id).toMatchObject({ pending, replay, unsettledAtTestStart });
      expect(preview.twinsWithinHour, id).toBe(pictures.twinsWithinHour);
    }
  });

  it('draws one fold as the clock of a run does', async () => {
    for (const [id, gapDays] of [
      ['time', 30],
      ['group', 0],
    ] as const) {
      const { sample } = previewOf(withSplit(id, gapDays), world, catalog);
      const { minutes, role } = sample;
      expect({ minutes, role }).toEqual((await resultOf(withSplit(id, gapDays))).pictures.clock);
    }
  });

  it('shows the same rows in every fold, at most 3,000 in all', () => {
    const { folds, sample } = previewOf(withSplit('blocked-k-fold', 0, { k: 4 }), world, catalog);
    expect(folds).toHaveLength(4);
    expect(sample.minutes).toHaveLength(3000);
    const inFold = (f: number) => sample.minutes.filter((_, i) => sample.fold[i] === f);
    for (const f of [1, 2, 3]) expect(inFold(f)).toEqual(inFold(0));
    // Each eligible row of the sample is tested on in one fold and trained on in the three others.
    const roles = (of: string) => sample.role.filter((role) => role === of).length;
    expect(roles('train')).toBe(3 * roles('test'));
  });

  it('gives each group a lane that is on one side only', () => {
    for (const by of ['originHub', 'carrier']) {
      const { sample, group } = previewOf(withSplit('group', 0, { by }), world, catalog);
      expect(group).toBe(by === 'carrier' ? 'Carrier' : 'Origin hub');
      const lanes = (of: string) => new Set(sample.lane.filter((_, i) => sample.role[i] === of));
      const [train, test] = [lanes('train'), lanes('test')];
      expect(test.size).toBe(by === 'carrier' ? 2 : 3);
      for (const lane of test) expect(train.has(lane)).toBe(false);
      for (const lane of sample.lane) {
        expect(lane).toBeGreaterThan(0);
        expect(lane).toBeLessThan(1);
      }
    }
    const ungrouped = previewOf(withSplit('time'), world, catalog);
    expect(ungrouped.group).toBeNull();
    expect(ungrouped.sample.lane.every((lane) => lane === null)).toBe(true);
  });

  it('refuses what the run would refuse', () => {
    expect(() => previewOf(withSplit('random', 7), world, catalog)).toThrow(/takes no gap/);
    expect(() => previewOf(withSplit('group', 0, { by: 'id' }), world, catalog)).toThrow(
      /by of group is "id"; it must be one of originHub, carrier, zone, merchant/,
    );
  });

  it('takes the frame that a run has left in the memory', () => {
    const memory = new RunMemory();
    const experiment = withSplit('time');
    memory.frame(experiment, world, catalog);
    const withoutLabels = { ...catalog, labels: [] };
    expect(() => previewOf(experiment, world, withoutLabels)).toThrow(/no label/);
    expect(previewOf(experiment, world, withoutLabels, memory)).toEqual(
      previewOf(experiment, world, catalog),
    );
  });
});
