import type { Preset } from '../../catalog/presets.ts';
import { toExperiment } from '../../ml/experiment.ts';
import { DEFAULT_ACTION } from '../../notebook/action.ts';
import { writeLink } from '../../notebook/share.ts';

/** The address of the Lab with a preset's experiment, before anybody guessed. */
export function presetLink({ experiment }: Preset): string {
  return writeLink({
    experiment: toExperiment(experiment),
    prediction: null,
    tab: null,
    action: DEFAULT_ACTION,
    clean: false,
  });
}
