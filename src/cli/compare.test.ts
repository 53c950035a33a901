import { expect, test } from 'vitest';
import { toExperiment } from '../ml/experiment.ts';
import { roles } from '../../datasets/deliveries/dictionary.ts';
import { COMPARED, comparedOn, comparisonText } from './compare.ts';

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

test('the simulated world is compared in all of them', () => {
  expect(comparedOn(roles)).toEqual(COMPARED);
});

test('without reasons the label at the door takes the place of the other, and no line is there twice', () => {
  const compared = comparedOn({ ...roles, reason: null, rule: null });
  expect(compared.map(({ title }) => title)).toEqual(
    COMPARED.map(({ title }) => title).filter(
      (title) => !['label at the door, creation, by time', 'honest, rule'].includes(title),
    ),
  );
  const experiments = compared.map(({ spec }) => toExperiment(spec));
  expect(new Set(experiments.map(({ label }) => label.id))).toEqual(new Set(['door']));
  expect(new Set(experiments.map((e) => JSON.stringify(e))).size).toBe(compared.length);
});

test('averages by entity need entities', () => {
  const titles = comparedOn({ ...roles, entities: [] }).map(({ title }) => title);
  expect(titles.filter((title) => /means|averages/.test(title))).toEqual([]);
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
  expect(text).not.toContain('unknown');
});

test('a table without ceilings says why there are none', () => {
  const { title, spec } = COMPARED[0]!;
  const text = comparisonText([
    {
      title,
      experiment: toExperiment(spec),
      offline: 0.8,
      replay: 0.7,
      optimism: { value: 0.1, low: 0, high: 0.2 },
      ceiling: null,
      leakProven: null,
    },
  ]);
  expect(text).toMatch(/— \/ —\nCeiling: unknown, for nobody knows/);
});
