import { beforeAll, describe, expect, it } from 'vitest';
import { simulate } from '../../../datasets/deliveries/simulate.ts';
import { catalog } from '../../catalog/index.ts';
import { toExperiment, type ExperimentSpec } from '../experiment.ts';
import { foldsOf } from '../evaluate.ts';
import { frameOf } from '../frame.ts';
import { resolveFeatures } from '../resolve-features.ts';
import { run } from '../run.ts';
import type { World } from '../world.ts';
import { noiseNames, plantNoiseColumns } from './plant-columns.ts';
import { binColumns, selectFeatures } from './select-features.ts';
import { selectionGain } from './selection-gain.ts';

const dataset = { name: 'deliveries', seed: 5, scenario: 'default', rows: 12_000 };
const SOME = ['routeType', 'carrier', 'delayReason', 'volumeL', 'customerContacts'];
let world: World;

beforeAll(() => {
  world = simulate(dataset);
});

function columnsOf(ids: string[], spec: ExperimentSpec = {}) {
  const experiment = toExperiment({ dataset, ...spec });
  const frame = frameOf(experiment, world, catalog);
  const features = resolveFeatures(ids, catalog.featureSets, world);
  const columns = features.map((feature) => frame.column(feature, 'as-of'));
  return { frame, columns, fold: foldsOf(experiment, catalog, frame)[0]! };
}

async function reportOf(spec: ExperimentSpec) {
  const steps = run(toExperiment({ dataset, model: { id: 'logistic-regression' }, ...spec }), {
    world,
    catalog,
  });
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

describe('a selection of features', () => {
  it('keeps those that tell most on their own, in the order in which they were given', () => {
    const { frame, columns } = columnsOf(SOME);
    const binned = binColumns(columns, frame.eligible, frame.created);
    const kept = (count: number) => selectFeatures(binned, frame.y, count).map((p) => SOME[p]);
    expect(kept(1)).toEqual(['delayReason']);
    expect(kept(2)).toEqual(['delayReason', 'customerContacts']);
    expect(kept(3)).toEqual(['carrier', 'delayReason', 'customerContacts']);
  });

  it('changes nothing when it keeps as many as there are, or 0', async () => {
    const all = await reportOf({ features: SOME });
    const many = await reportOf({ features: SOME, selectFeatures: 5 });
    expect(many.scored).toEqual(all.scored);
  });

  it('leaves the model what it kept, in the evaluation and in the refit', async () => {
    const one = await reportOf({ features: ['delayReason'] });
    const kept = await reportOf({ features: SOME, selectFeatures: 1 });
    expect(kept.scored).toEqual(one.scored);
  });

  it('learns from test rows when transforms do, and the gain on labels dealt at random shows it', () => {
    world = plantNoiseColumns(world, 1, 200);
    const few = { trainFrom: '2024-02-01', split: { id: 'random', options: { testShare: 0.4 } } };
    const noise = columnsOf(noiseNames(200), few);
    const { replaced, scrambled } = selectionGain(noise.columns, noise.frame, noise.fold, 10);
    expect(replaced).toBeGreaterThan(0.3);
    expect(scrambled!.low).toBeGreaterThan(0.01);
  });

  it('gains next to nothing among few columns on many rows', () => {
    const { frame, columns, fold } = columnsOf(SOME);
    expect(Math.abs(selectionGain(columns, frame, fold, 3).gain!)).toBeLessThan(0.005);
  });
});
