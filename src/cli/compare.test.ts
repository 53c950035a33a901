import { expect, test } from 'vitest';
import { toExperiment } from '../ml/experiment.ts';
import { COMPARED, comparisonText } from './compare.ts';

test('eight experiments with boosted trees come first, then five other models on the honest choices', () => {
  const experiments = COMPARED.map(({ spec }) => toExperiment(spec));
  expect(experiments.map(({ model }) => model.id)).toEqual([
    ...Array.from({ length: 8 }, () => 'boosted-trees'),
    'class-distribution',
    'majority',
    'rule',
    'logistic-regression',
    'neural-network',
  ]);
  for (const { features, split, label } of experiments.slice(8))
    expect([features, split.id, split.gapDays, label.id]).toEqual([
      ['as-of'],
      'time',
      14,
      'own-reasons',
    ]);
});

test('titles tell the experiments apart', () => {
  expect(new Set(COMPARED.map(({ title }) => title)).size).toBe(COMPARED.length);
});

test('the table reads promised → delivered', () => {
  const { title, spec } = COMPARED[7]!;
  const text = comparisonText([
    {
      title,
      experiment: toExperiment(spec),
      offline: 0.946,
      replay: 0.794,
      optimism: { value: 0.152, low: 0.13, high: 0.17 },
      ceiling: { offline: 0.834, replay: 0.919 },
      leakProven: true,
    },
  ]);
  expect(text.split('\n')[2]).toMatch(
    /^everything wrong +0\.946 → 0\.794 +\+0\.152 +\[\+0\.130, \+0\.170\] +0\.834 \/ 0\.919 +proven$/,
  );
});
