import { entryOf } from '../ml/catalog.ts';
import type { Experiment } from '../ml/experiment.ts';
import { resolveFeatures } from '../ml/resolve-features.ts';
import { known } from '../notebook/known.ts';

/** One choice of an experiment in words, and the fields that it is made of. */
export interface ChoiceInWords {
  choice: string;
  words: string;
  paths: readonly string[];
}

const { catalog, dictionary } = known;

/** What an experiment chooses, by the titles of the catalog. */
export function choicesInWords(experiment: Experiment): ChoiceInWords[] {
  const { label, features, selectFeatures, split, model } = experiment;
  const pending = { wait: '', 'on-time': ', pending rows as on time', drop: ', unknown dropped' };
  return [
    {
      choice: 'Label',
      words: entryOf('label', catalog.labels, label.id).title + pending[label.pending],
      paths: ['label'],
    },
    {
      choice: 'Features',
      words: featuresInWords(features) + (selectFeatures ? `, the best ${selectFeatures}` : ''),
      paths: ['features', 'selectFeatures'],
    },
    {
      choice: 'Split',
      words:
        entryOf('split', catalog.splits, split.id).title +
        (split.gapDays > 0 ? `, gap of ${split.gapDays} days` : ''),
      paths: ['split'],
    },
    {
      choice: 'Transforms fitted on',
      words: experiment.fitTransformsOn === 'all' ? 'all rows' : 'training rows only',
      paths: ['fitTransformsOn'],
    },
    {
      choice: 'Model',
      words: entryOf('model', catalog.models, model.id).title + optionsInWords(model.options),
      paths: ['model'],
    },
  ];
}

function featuresInWords(ids: readonly string[]): string {
  const set = (id: string) => catalog.featureSets.find((one) => one.id === id && !one.singly);
  const titles = ids.map(
    (id) => set(id)?.title ?? resolveFeatures([id], catalog.featureSets, dictionary)[0]!.title,
  );
  return titles.length > 4 ? `${titles.length} columns` : titles.join(' + ');
}

function optionsInWords(options: Experiment['model']['options']): string {
  const parts = Object.entries(options).map(([id, value]) => `${id} ${String(value)}`);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}
