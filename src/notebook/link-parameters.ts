import type { Experiment, Options } from '../ml/experiment.ts';
import { writeOption } from '../ml/option-text.ts';

/** One part of a link: how it is written from an experiment and read back into one. */
interface Parameter {
  name: string;
  write: (experiment: Experiment) => string;
  read: (experiment: Experiment, text: string) => void;
  /** Written even when it is the default, so that a link can be read by a person. */
  always?: true;
}

/** Every field of an experiment but the options of label, split and model, which are open lists. */
export const PARAMETERS: readonly Parameter[] = [
  { name: 'label', always: true, write: (e) => e.label.id, read: (e, t) => (e.label.id = t) },
  {
    name: 'features',
    always: true,
    write: (e) => e.features.join(','),
    read: (e, t) => (e.features = t.split(',').filter((id) => id !== '')),
  },
  whole(
    'select',
    (e) => e.selectFeatures,
    (e, n) => (e.selectFeatures = n),
  ),
  { name: 'split', always: true, write: (e) => e.split.id, read: (e, t) => (e.split.id = t) },
  whole(
    'gap',
    (e) => e.split.gapDays,
    (e, n) => (e.split.gapDays = n),
  ),
  {
    name: 'transforms',
    always: true,
    write: (e) => e.fitTransformsOn,
    read: (e, t) => (e.fitTransformsOn = t as Experiment['fitTransformsOn']),
  },
  { name: 'model', always: true, write: (e) => e.model.id, read: (e, t) => (e.model.id = t) },
  {
    name: 'pending',
    write: (e) => e.label.pending,
    read: (e, t) => (e.label.pending = t as Experiment['label']['pending']),
  },
  { name: 'today', write: (e) => e.today, read: (e, t) => (e.today = t) },
  { name: 'from', write: (e) => e.trainFrom, read: (e, t) => (e.trainFrom = t) },
  whole(
    'weeks',
    (e) => e.replayWeeks,
    (e, n) => (e.replayWeeks = n),
  ),
  whole(
    'seed',
    (e) => e.seed,
    (e, n) => (e.seed = n),
  ),
  { name: 'data', write: (e) => e.dataset.name, read: (e, t) => (e.dataset.name = t) },
  { name: 'scenario', write: (e) => e.dataset.scenario, read: (e, t) => (e.dataset.scenario = t) },
  whole(
    'world-seed',
    (e) => e.dataset.seed,
    (e, n) => (e.dataset.seed = n),
  ),
  whole(
    'rows',
    (e) => e.dataset.rows,
    (e, n) => (e.dataset.rows = n),
  ),
];

function whole(
  name: string,
  get: (experiment: Experiment) => number,
  set: (experiment: Experiment, value: number) => void,
): Parameter {
  return {
    name,
    write: (e) => String(get(e)),
    read(e, text) {
      if (!/^\d{1,15}$/.test(text)) throw new Error(`a whole number is needed`);
      set(e, Number(text));
    },
  };
}

/** `model.hiddenLayers=64,32`: the options of label, split and model, by name. */
export function writeOptions(
  owner: 'label' | 'split' | 'model',
  options: Options,
): [string, string][] {
  return Object.entries(options).map(([id, value]) => [`${owner}.${id}`, writeOption(value)]);
}
