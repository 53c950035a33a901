import { expect, test } from 'vitest';
import { catalog } from '../../catalog/index.ts';
import { toExperiment, type ExperimentSpec } from '../experiment.ts';
import type { Remedy } from './finding.ts';
import { switchedOff, type Pricing } from './price-findings.ts';

function off(remedy: Remedy, spec: ExperimentSpec, columns: string[] = []) {
  const experiment = toExperiment(spec);
  const pricing: Pricing<never> = {
    ...{ experiment, features: ['carrier', 'scans', 'hour'], twin: experiment, twinFeatures: [] },
    catalog,
    assess: () => {
      throw new Error('Nothing is assessed here.');
    },
  };
  return switchedOff(remedy, columns, pricing);
}

test('columns are left out and all else stays', () => {
  const random: ExperimentSpec = { split: { id: 'random' }, fitTransformsOn: 'all' };
  expect(off('columns', random, ['scans'])).toEqual({
    how: 'without scans',
    experiment: { ...toExperiment(random), features: ['carrier', 'hour'] },
  });
});

test('transforms are fitted on training rows', () => {
  expect(off('transforms', { fitTransformsOn: 'all' })).toMatchObject({
    experiment: { fitTransformsOn: 'train' },
  });
});

test('rows are split by time with a gap; where they are already, by group and time; then nothing is left', () => {
  const by = (id: string, gapDays: number) => off('split', { split: { id, gapDays } });
  const time = { experiment: { split: { id: 'time', gapDays: 14 } } };
  expect(by('random', 0)).toMatchObject(time);
  expect(by('time', 0)).toMatchObject(time);
  const both = { experiment: { split: { id: 'group-time', gapDays: 21 } } };
  expect(by('time', 21)).toMatchObject(both);
  expect(by('rolling-origin', 21)).toMatchObject(both);
  expect(by('group-time', 14)).toEqual({ impossible: 'the split is by group and time already' });
});

test('the only columns cannot be left out', () => {
  expect(off('columns', {}, ['carrier', 'scans', 'hour'])).toEqual({
    impossible: 'no other column is left to learn from',
  });
});
