import { expect, test } from 'vitest';
import { toExperiment } from '../ml/experiment.ts';
import { choicesIn, chosenExperiment } from './experiment-fields.ts';

const base = toExperiment({ split: { id: 'time', gapDays: 7 }, features: ['creation'] });

test('choices are what differs in free fields, and give the edited experiment again', () => {
  const free = ['split', 'features'];
  const edited = toExperiment({ ...base, split: { id: 'random' }, features: ['as-of'] });
  const choices = choicesIn(edited, base, free);
  expect(choices).toEqual({
    split: { id: 'random', gapDays: 0, options: {} },
    features: ['as-of'],
  });
  expect(chosenExperiment(base, free, choices)).toEqual(edited);
});

test('what is locked is no choice, and neither is what the lesson says anyway', () => {
  const edited = toExperiment({ ...base, model: { id: 'majority' }, seed: 3 });
  expect(choicesIn(edited, base, ['split.id', 'seed'])).toEqual({ seed: 3 });
  expect(choicesIn(base, base, ['split', 'model.options.depth'])).toEqual({});
});
