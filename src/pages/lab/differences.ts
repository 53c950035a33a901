import { DEFAULT_EXPERIMENT, type Experiment } from '../../ml/experiment.ts';

/** One choice in which two experiments differ, in words. */
export interface Difference {
  choice: string;
  from: string;
  to: string;
}

const CHOICES: readonly [string, (experiment: Experiment) => string][] = [
  ['label', (e) => e.label.id + optionsInWords(e.label.options)],
  ['pending rows', (e) => e.label.pending],
  ['features', (e) => e.features.join(', ')],
  ['selection', (e) => (e.selectFeatures ? `the best ${e.selectFeatures}` : 'all features')],
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

/** Shorter than their ids, for they stand beside every run. */
const SHORT: Readonly<Record<string, string>> = {
  'boosted-trees': 'trees',
  'logistic-regression': 'logistic',
  'neural-network': 'network',
};

/** A short name for a run: what was chosen; the label only where it is not the usual one. */
export function experimentInWords(e: Experiment): string {
  const gap = e.split.gapDays > 0 ? `, gap ${e.split.gapDays}` : '';
  const features = e.features.length > 3 ? `${e.features.length} columns` : e.features.join(' + ');
  const parts = [SHORT[e.model.id] ?? e.model.id, features, e.split.id + gap];
  if (e.label.id !== DEFAULT_EXPERIMENT.label.id) parts.push(e.label.id);
  const words = parts.join(' · ').replaceAll('-', ' ');
  return words[0]!.toUpperCase() + words.slice(1);
}

function optionsInWords(options: Experiment['model']['options']): string {
  const entries = Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([id, value]) => `, ${id} ${String(value)}`).join('');
}
