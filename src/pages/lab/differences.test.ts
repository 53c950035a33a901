import { expect, test } from 'vitest';
import { toExperiment } from '../../ml/experiment.ts';
import { differences, experimentInWords } from './differences.ts';

test('only what differs is named, with both values', () => {
  const a = toExperiment({});
  const b = toExperiment({ split: { gapDays: 14 }, model: { options: { trees: 50 } } });
  expect(differences(a, a)).toEqual([]);
  expect(differences(a, b)).toEqual([
    { choice: 'gap', from: '0 days', to: '14 days' },
    { choice: 'model', from: 'boosted-trees', to: 'boosted-trees, trees 50' },
  ]);
});

test('a run is named by its choices, the label only where it is not the usual one', () => {
  const spec = { features: ['as-of'], split: { gapDays: 14 } };
  expect(experimentInWords(toExperiment(spec))).toBe('Trees · as of · time, gap 14');
  expect(experimentInWords(toExperiment({ ...spec, label: { id: 'door' } }))).toBe(
    'Trees · as of · time, gap 14 · door',
  );
});
