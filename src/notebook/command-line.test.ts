import { expect, test } from 'vitest';
import { presets } from '../catalog/presets.ts';
import { readArguments } from '../cli/arguments.ts';
import { DEFAULT_EXPERIMENT, toExperiment } from '../ml/experiment.ts';
import { commandLine } from './command-line.ts';

test('the default experiment needs no option', () => {
  expect(commandLine(DEFAULT_EXPERIMENT)).toBe('npm run --silent experiment -- --json');
});

test('the command of every preset is read back as the same experiment', () => {
  for (const preset of presets) {
    const experiment = toExperiment({ ...preset.experiment, seed: 3, dataset: { rows: 50_000 } });
    const words = commandLine(experiment)!.split(' ').slice(5);
    expect(readArguments(words)).toMatchObject({ experiment, json: true });
  }
});

test('options of label, split and model are read back too', () => {
  const experiment = toExperiment({
    selectFeatures: 5,
    split: { id: 'rolling-origin', options: { k: 4 } },
    model: { id: 'neural-network', options: { hiddenLayers: [32] } },
  });
  const words = commandLine(experiment)!.split(' ').slice(5);
  expect(readArguments(words)).toMatchObject({ experiment, json: true });
});

test('what the command has no option for is not passed over in silence', () => {
  expect(commandLine(toExperiment({ dataset: { scenario: 'calm' } }))).toBeNull();
});
