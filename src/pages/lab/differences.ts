import type { Experiment } from '../../ml/experiment.ts';

/** One choice in which two experiments differ, in words. */
export interface Difference {
  choice: string;
  from: string;
  to: string;
}

const CHOICES: readonly [string, (experiment: Experiment) => string][] = [
  ['label', (e) => e.label.id],
  ['pending rows', (e) => e.label.pending],
  ['features', (e) => e.features.join(', ')],
  ['split', (e) => e.split.id + optionsInWords(e.split.options)],
  ['gap', (e) => `${e.split.gapDays} days`],
  ['transforms', (e) => (e.fitTransformsOn === 'all' ? 'all rows' : 'training rows')],
  ['model', (e) => e.model.id + optionsInWords(e.model.options)],
  ['today', (e) => e.today],
  ['training from', (e) => e.trainFrom],
  ['replay', (e) => `${e.replayWeeks} weeks`],
  ['seed', (e) => String(e.seed)],
  ['dataset', (e) => `${e.dataset.name}, ${e.dataset.scenario}`],
  ['world seed', (e) => String(e.dataset.seed)],
  ['rows', (e) => String(e.dataset.rows)],
];

/** What makes `b` another experiment than `a`; nothing, when they are the same. */
export function differences(a: Experiment, b: Experiment): Difference[] {
  return CHOICES.map(([choice, words]) => ({ choice, from: words(a), to: words(b) })).filter(
    ({ from, to }) => from !== to,
  );
}

/** A short name for a run: what was chosen, in the order of the page. */
export function experimentInWords(e: Experiment): string {
  const gap = e.split.gapDays > 0 ? `, gap ${e.split.gapDays}` : '';
  const parts = [e.model.id, e.features.join(' + '), `${e.split.id}${gap}`, e.label.id];
  return parts.join(' · ').replaceAll('-', ' ');
}

function optionsInWords(options: Experiment['model']['options']): string {
  const entries = Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([id, value]) => `, ${id} ${String(value)}`).join('');
}
