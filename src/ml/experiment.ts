import { FILE_SCENARIO, type DatasetSpec } from './world.ts';
import { minutesOfDate } from './table.ts';

export type Pending = 'wait' | 'on-time' | 'drop';

/** What a value of an option may be: all of it must survive JSON. */
export type OptionValue = number | string | boolean | readonly number[];
export type Options = Readonly<Record<string, OptionValue>>;

/**
 * The one currency: the Lab edits it, a link carries it, the tracker stores it with its result.
 * Every field has a value, so two equal experiments are equal as JSON.
 */
export interface Experiment {
  dataset: DatasetSpec;
  /** The learner's cutoff: the end of this day. */
  today: string;
  trainFrom: string;
  replayWeeks: number;
  label: { id: string; pending: Pending; options: Options };
  /** Ids of feature sets or of single features. */
  features: readonly string[];
  /**
   * So many features are kept, those with the highest one-feature ROC AUC on the rows that transforms
   * are fitted on; 0 keeps them all.
   */
  selectFeatures: number;
  fitTransformsOn: 'train' | 'all';
  split: { id: string; gapDays: number; options: Options };
  model: { id: string; options: Options };
  seed: number;
}

/** The loose form that people write: what is absent takes its default. */
export type ExperimentSpec = Partial<
  Omit<Experiment, 'dataset' | 'label' | 'split' | 'model'> & {
    dataset: Partial<DatasetSpec>;
    label: Partial<Experiment['label']>;
    split: Partial<Experiment['split']>;
    model: Partial<Experiment['model']>;
  }
>;

export const DEFAULT_EXPERIMENT: Experiment = {
  dataset: { name: 'deliveries', seed: 7, scenario: 'default', rows: 165_000 },
  today: '2024-06-30',
  trainFrom: '2023-01-01',
  replayWeeks: 24,
  label: { id: 'own-reasons', pending: 'wait', options: {} },
  features: ['creation'],
  selectFeatures: 0,
  fitTransformsOn: 'train',
  split: { id: 'time', gapDays: 0, options: {} },
  model: { id: 'boosted-trees', options: {} },
  seed: 7,
};

/**
 * The total form of a spec. Unknown fields, wrong types and impossible values throw an error that
 * names the field, its value and what is possible; whether an id exists is for the catalog to say.
 */
export function toExperiment(spec: ExperimentSpec): Experiment {
  checkShape(spec, DEFAULT_EXPERIMENT, 'experiment');
  const base = DEFAULT_EXPERIMENT;
  const experiment: Experiment = {
    dataset: { ...base.dataset, ...spec.dataset },
    today: spec.today ?? base.today,
    trainFrom: spec.trainFrom ?? base.trainFrom,
    replayWeeks: spec.replayWeeks ?? base.replayWeeks,
    label: { ...base.label, ...spec.label },
    features: [...(spec.features ?? base.features)],
    selectFeatures: spec.selectFeatures ?? base.selectFeatures,
    fitTransformsOn: spec.fitTransformsOn ?? base.fitTransformsOn,
    split: { ...base.split, ...spec.split },
    model: { ...base.model, ...spec.model },
    seed: spec.seed ?? base.seed,
  };
  checkValues(experiment);
  return experiment;
}

const OPEN_FIELDS = new Set([
  'experiment.label.options',
  'experiment.split.options',
  'experiment.model.options',
]);

function checkShape(value: unknown, shape: unknown, path: string): void {
  if (value === undefined) return;
  const wanted = Array.isArray(shape) ? 'list' : typeof shape;
  const found = Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;
  if (wanted !== found)
    throw new Error(`${path} is ${describe(value)}; a ${wanted} is needed there.`);
  if (wanted === 'list') {
    for (const item of value as unknown[])
      if (typeof item !== 'string')
        throw new Error(`${path} holds ${describe(item)}; only names can stand there.`);
    return;
  }
  if (wanted !== 'object') return;
  const fields = shape as Record<string, unknown>;
  for (const [name, inner] of Object.entries(value as object)) {
    const innerPath = `${path}.${name}`;
    if (OPEN_FIELDS.has(path)) checkOption(inner, innerPath);
    else if (!Object.hasOwn(fields, name))
      throw new Error(`${path} has no field "${name}". It has: ${Object.keys(fields).join(', ')}.`);
    else checkShape(inner, fields[name], innerPath);
  }
}

function checkOption(value: unknown, path: string): void {
  const simple = ['number', 'string', 'boolean'].includes(typeof value);
  const list = Array.isArray(value) && value.every((item) => typeof item === 'number');
  if (!simple && !list)
    throw new Error(
      `${path} is ${describe(value)}; a number, a text, true or false, or a list of numbers is needed there.`,
    );
}

function describe(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 60) ?? String(value);
}

function checkValues(e: Experiment): void {
  const today = minutesOfDate(e.today);
  const from = minutesOfDate(e.trainFrom);
  if (from > today)
    throw new Error(
      `Training would start on ${e.trainFrom}, after today, ${e.today}. Choose an earlier start or a later today.`,
    );
  whole('seed', e.seed, 0, 0xffffffff);
  whole('dataset.seed', e.dataset.seed, 0, 0xffffffff);
  // A simulated network needs some size to have hubs at all; a file is as long as it is.
  const fewest = e.dataset.scenario === FILE_SCENARIO ? 1 : 1000;
  whole('dataset.rows', e.dataset.rows, fewest, 5_000_000);
  whole('replayWeeks', e.replayWeeks, 1, 520);
  whole('split.gapDays', e.split.gapDays, 0, 3650);
  whole('selectFeatures', e.selectFeatures, 0, 100_000);
  oneOf('label.pending', e.label.pending, ['wait', 'on-time', 'drop']);
  oneOf('fitTransformsOn', e.fitTransformsOn, ['train', 'all']);
  if (e.features.length === 0)
    throw new Error(
      'No features are chosen. Choose at least one set or column, for example "creation".',
    );
}

function whole(name: string, value: number, low: number, high: number): void {
  if (!Number.isInteger(value) || value < low || value > high)
    throw new Error(`${name} is ${value}; it must be a whole number from ${low} to ${high}.`);
}

function oneOf(name: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value))
    throw new Error(`${name} is "${value}"; it must be one of ${allowed.join(', ')}.`);
}
