import { expect, test } from 'vitest';
import { presets } from '../../catalog/presets.ts';
import { toExperiment } from '../../ml/experiment.ts';
import { attributionSteps, faultyChoices, furtherRuns } from './honesty.ts';

const first = toExperiment(presets[0]!.experiment);
const last = toExperiment(presets.at(-1)!.experiment);

test('the presets go from four faulty choices to none', () => {
  const faults = presets.map((preset) => faultyChoices(toExperiment(preset.experiment)));
  expect([faults[0], faults.at(-1)]).toEqual([4, 0]);
  expect(faults).toEqual(faults.toSorted((a, b) => b - a));
});

test('four choices need 6 further runs in two orders and 14 in all', () => {
  expect([furtherRuns(first, 'pair'), furtherRuns(first, 'exact')]).toEqual([6, 14]);
  expect([furtherRuns(last, 'pair'), furtherRuns(last, 'exact')]).toEqual([0, 0]);
});

test('each order walks from the twin over every choice, in two fits a step', () => {
  expect([attributionSteps(first, 'pair'), attributionSteps(first, 'exact')]).toEqual([20, 240]);
});
