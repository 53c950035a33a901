import { DEFAULT_EXPERIMENT, type Experiment } from '../ml/experiment.ts';
import { writeOption } from '../ml/option-text.ts';

const OPTIONS: readonly [string, (experiment: Experiment) => string][] = [
  ['label', (e) => e.label.id],
  ['pending', (e) => e.label.pending],
  ['features', (e) => e.features.join(',')],
  ['select-features', (e) => String(e.selectFeatures)],
  ['split', (e) => e.split.id],
  ['gap-days', (e) => String(e.split.gapDays)],
  ['transforms', (e) => e.fitTransformsOn],
  ['model', (e) => e.model.id],
  ['today', (e) => e.today],
  ['train-from', (e) => e.trainFrom],
  ['replay-weeks', (e) => String(e.replayWeeks)],
  ['seed', (e) => String(e.seed)],
  ['world-seed', (e) => String(e.dataset.seed)],
  ['rows', (e) => String(e.dataset.rows)],
];

/** The command that gives the same numbers in a terminal; null where it has no option for a choice. */
export function commandLine(experiment: Experiment): string | null {
  if (experiment.dataset.scenario !== DEFAULT_EXPERIMENT.dataset.scenario) return null;
  const parts = OPTIONS.filter(([, of]) => of(experiment) !== of(DEFAULT_EXPERIMENT)).map(
    ([name, of]) => ` --${name} ${of(experiment)}`,
  );
  for (const owner of ['label', 'split', 'model'] as const)
    for (const [id, value] of Object.entries(experiment[owner].options))
      parts.push(` --${owner}-option ${id}=${writeOption(value)}`);
  return `npm run --silent experiment --${parts.join('')} --json`;
}
