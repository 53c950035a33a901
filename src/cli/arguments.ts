import {
  toExperiment,
  type Experiment,
  type ExperimentSpec,
  type Options,
} from '../ml/experiment.ts';
import { readOption } from '../ml/option-text.ts';
import type { RunRequest } from '../ml/run.ts';
import { parseOptions } from './parse-options.ts';

/** What the command was asked to do. */
export interface Arguments {
  experiment: Experiment;
  request: RunRequest;
  json: boolean;
  compare: boolean;
  /** The file that the scored rows are written to. */
  predictions: string | null;
  /**
   * A table of one's own in place of a simulated world. What was not asked for follows from the file once
   * it is read (`experimentOnFile`); until then `experiment` is provisional.
   */
  file: FileArguments | null;
}

export interface FileArguments {
  table: string;
  roles: string;
  spec: ExperimentSpec;
}

const OPTIONS = {
  label: { type: 'string' },
  'label-option': { type: 'string', multiple: true },
  pending: { type: 'string' },
  features: { type: 'string' },
  'select-features': { type: 'string' },
  transforms: { type: 'string' },
  split: { type: 'string' },
  'gap-days': { type: 'string' },
  'split-option': { type: 'string', multiple: true },
  model: { type: 'string' },
  'model-option': { type: 'string', multiple: true },
  seed: { type: 'string' },
  'world-seed': { type: 'string' },
  rows: { type: 'string' },
  today: { type: 'string' },
  'train-from': { type: 'string' },
  'replay-weeks': { type: 'string' },
  twin: { type: 'boolean' },
  attribution: { type: 'string' },
  'look-up': { type: 'boolean' },
  hours: { type: 'boolean' },
  explain: { type: 'boolean' },
  parcels: { type: 'string' },
  audit: { type: 'boolean' },
  predictions: { type: 'string' },
  dataset: { type: 'string' },
  roles: { type: 'string' },
  compare: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** What --compare decides by itself. */
const DECIDED_BY_COMPARE = [
  'label',
  'label-option',
  'pending',
  'features',
  'select-features',
  'transforms',
  'split',
  'gap-days',
  'split-option',
  'model',
  'model-option',
  'twin',
  'attribution',
  'look-up',
  'hours',
  'explain',
  'parcels',
  'audit',
  'predictions',
] as const;

/** What belongs to the simulated world. */
const OF_THE_WORLD = ['world-seed', 'rows'] as const;

/** Reads the command line; `'help'` when that is all it asks for. Throws where it makes no sense. */
export function readArguments(args: readonly string[]): Arguments | 'help' {
  const values = parseOptions(args, OPTIONS);
  if (values.help) return 'help';
  if (values.compare)
    for (const name of DECIDED_BY_COMPARE)
      if (values[name] !== undefined)
        throw new Error(`--compare runs experiments of its own; leave --${name} out.`);
  checkFile(values);
  const spec: ExperimentSpec = {
    ...given('features', values.features?.split(',').map(featureId)),
    ...given('selectFeatures', whole('select-features', values['select-features'], 0)),
    ...given('fitTransformsOn', oneOf('transforms', values.transforms, ['train', 'all'])),
    ...given('today', values.today),
    ...given('trainFrom', values['train-from']),
    ...given('replayWeeks', whole('replay-weeks', values['replay-weeks'], 1)),
    ...given('seed', whole('seed', values.seed, 0)),
    dataset: {
      ...given('seed', whole('world-seed', values['world-seed'], 0)),
      ...given('rows', whole('rows', values.rows, 1)),
    },
    label: {
      ...given('id', values.label),
      ...given('pending', oneOf('pending', values.pending, ['wait', 'on-time', 'drop'])),
      ...given('options', options('label-option', values['label-option'])),
    },
    split: {
      ...given('id', values.split),
      ...given('gapDays', whole('gap-days', values['gap-days'], 0)),
      ...given('options', options('split-option', values['split-option'])),
    },
    model: {
      ...given('id', values.model),
      ...given('options', options('model-option', values['model-option'])),
    },
  };
  const { dataset, roles } = values;
  const file =
    dataset === undefined || roles === undefined ? null : { table: dataset, roles, spec };
  return {
    experiment: toExperiment(file ? { ...given('trainFrom', spec.today), ...spec } : spec),
    request: {
      twin: values.twin ?? false,
      attribution: oneOf('attribution', values.attribution, ['pair', 'exact']) ?? null,
      lookUp: values['look-up'] ?? false,
      hours: values.hours ?? false,
      explain: explanation(values.explain, values.parcels),
      audit: values.audit ?? false,
    },
    json: values.json ?? false,
    compare: values.compare ?? false,
    predictions: values.predictions ?? null,
    file,
  };
}

/** A file takes the place of the simulated world, and nobody knows its parts without roles. */
function checkFile(
  values: Partial<Record<'dataset' | 'roles' | (typeof OF_THE_WORLD)[number], string>>,
): void {
  const { dataset, roles } = values;
  if ((dataset === undefined) !== (roles === undefined))
    throw new Error(
      `--dataset names a table and --roles the JSON file that says which column plays which part: give both. Only --${dataset === undefined ? 'roles' : 'dataset'} is there.`,
    );
  for (const name of OF_THE_WORLD)
    if (dataset !== undefined && values[name] !== undefined)
      throw new Error(`--${name} is of the simulated world, not of a file: leave it out.`);
}

/** A field that is there only if it has a value, so that the experiment's default stands otherwise. */
function given<K extends string, V>(field: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [field]: value } as Record<K, V>);
}

function featureId(text: string): string {
  return named('features', text);
}

/** One of the names that an option lists with commas between them. */
function named(option: string, text: string): string {
  const id = text.trim();
  if (id === '')
    throw new Error(`--${option} holds an empty name. Write names with commas between them.`);
  return id;
}

/** Asking for parcels asks for the explanation. */
function explanation(asked: boolean | undefined, parcels: string | undefined) {
  if (parcels !== undefined)
    return { parcels: parcels.split(',').map((id) => named('parcels', id)) };
  return asked ? { parcels: [] } : null;
}

/** `NAME=VALUE`, as often as wanted; whether there is such an option is for its owner to say. */
function options(option: string, texts: readonly string[] | undefined): Options | undefined {
  if (!texts) return undefined;
  return Object.fromEntries(
    texts.map((text) => {
      const [, name, value] = /^([^=]+)=(.+)$/.exec(text) ?? [];
      if (name === undefined || value === undefined)
        throw new Error(`--${option} is "${text}"; it is written NAME=VALUE, for example k=5.`);
      return [name, readOption(value)];
    }),
  );
}

function whole(option: string, text: string | undefined, low: number): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (!(value >= low))
    throw new Error(`--${option} is "${text}"; a whole number from ${low} up is needed.`);
  return value;
}

function oneOf<const T extends string>(
  option: string,
  text: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (text === undefined) return undefined;
  const value = allowed.find((a) => a === text);
  if (value === undefined)
    throw new Error(`--${option} is "${text}"; it must be one of ${allowed.join(', ')}.`);
  return value;
}
