import type { Experiment, Options, OptionValue } from '../ml/experiment.ts';

/** One part of a link: how it is written from an experiment and read back into one. */
interface Parameter {
  name: string;
  write: (experiment: Experiment) => string;
  read: (experiment: Experiment, text: string) => void;
  /** Written even when it is the default, so that a link can be read by a person. */
  always?: true;
}

/** Every field of an experiment but the options of split and model, which are open lists. */
export const PARAMETERS: readonly Parameter[] = [
  { name: 'label', always: true, write: (e) => e.label.id, read: (e, t) => (e.label.id = t) },
  {
    name: 'features',
    always: true,
    write: (e) => e.features.join(','),
    read: (e, t) => (e.features = t.split(',').filter((id) => id !== '')),
  },
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

/** `model.hiddenLayers=64,32`: the options of split and model, by name. */
export function writeOptions(owner: 'split' | 'model', options: Options): [string, string][] {
  return Object.entries(options).map(([id, value]) => [`${owner}.${id}`, writeOption(value)]);
}

/** A list keeps a comma at its end, so that one number alone is still a list. */
function writeOption(value: OptionValue): string {
  return Array.isArray(value) ? value.map((n) => `${n},`).join('') || ',' : String(value);
}

export function readOption(text: string): OptionValue {
  if (text.includes(',')) return text.split(',').filter(Boolean).map(readNumber);
  if (text === 'true' || text === 'false') return text === 'true';
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

function readNumber(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Error(`"${text}" is not a number`);
  return value;
}
