import { entryOf, type Catalog } from '../ml/catalog.ts';
import { DEFAULT_EXPERIMENT, toExperiment, type Experiment } from '../ml/experiment.ts';
import { optionValues } from '../ml/model.ts';
import { readOption } from '../ml/option-text.ts';
import { resolveFeatures } from '../ml/resolve-features.ts';
import type { World } from '../ml/world.ts';
import { costsInWords, DEFAULT_ACTION, readCosts, readShare, type Action } from './action.ts';
import { PARAMETERS, writeOptions } from './link-parameters.ts';
import { excerpt, readQuery, splitAt, writeQuery } from './query.ts';
import type { Prediction } from './run-record.ts';

/** All that a link to the Lab can carry. */
export interface LabLink {
  /** null: the link names no experiment. */
  experiment: Experiment | null;
  prediction: Prediction | null;
  tab: string | null;
  action: Action;
  /** A clean slate, for a room: earlier runs are not shown and nothing is kept. */
  clean: boolean;
}

/** What a link may name. */
export interface Known {
  catalog: Catalog;
  dictionary: Pick<World, 'columns' | 'roles'>;
}

/** The hash of an address: `#/lab?label=door&features=all-columns&split=random…`. */
export function writeLink({ experiment, prediction, tab, action, clean }: LabLink): string {
  const parts: [string, string][] = [];
  if (experiment) {
    for (const { name, write, always } of PARAMETERS) {
      const text = write(experiment);
      if (always || text !== write(DEFAULT_EXPERIMENT)) parts.push([name, text]);
    }
    parts.push(...writeOptions('label', experiment.label.options));
    parts.push(...writeOptions('split', experiment.split.options));
    parts.push(...writeOptions('model', experiment.model.options));
  }
  if (prediction !== null)
    parts.push(['guess', prediction === 'skipped' ? 'skip' : String(prediction)]);
  if (tab) parts.push(['tab', tab]);
  if (action.threshold !== DEFAULT_ACTION.threshold)
    parts.push(['threshold', String(action.threshold)]);
  if (costsInWords(action.costs) !== costsInWords(DEFAULT_ACTION.costs))
    parts.push(['costs', costsInWords(action.costs)]);
  if (clean) parts.push(['clean', '1']);
  return `#/lab${writeQuery(parts)}`;
}

/**
 * Reads a hash. A part that cannot be used is named in `problem`, and then the whole experiment is
 * left out: half of what somebody sent would be another experiment.
 */
export function readLink(hash: string, known: Known): { link: LabLink; problem: string | null } {
  const link: LabLink = {
    experiment: null,
    prediction: null,
    tab: null,
    action: DEFAULT_ACTION,
    clean: false,
  };
  const [page = '', query = ''] = splitAt(hash.replace(/^#/, ''), '?');
  if (page !== '' && page !== '/' && page !== '/lab')
    return { link, problem: `There is no page "${excerpt(page)}" here.` };
  const problems: string[] = [];
  const experiment = structuredClone(DEFAULT_EXPERIMENT);
  let named = false;
  for (const [name, text] of readQuery(query)) {
    try {
      if (!readState(link, name, text)) {
        readField(experiment, name, text);
        named = true;
      }
    } catch (error) {
      problems.push(`${excerpt(name)} is "${excerpt(text)}": ${(error as Error).message}`);
    }
  }
  if (named && problems.length === 0) {
    try {
      link.experiment = checked(experiment, known);
    } catch (error) {
      problems.push((error as Error).message);
    }
  }
  return { link, problem: problems.length > 0 ? problems.join(' · ') : null };
}

function readState(link: LabLink, name: string, text: string): boolean {
  if (name === 'guess') link.prediction = readPrediction(text);
  else if (name === 'tab') link.tab = text;
  else if (name === 'threshold') link.action = { ...link.action, threshold: readShare(text, 0) };
  else if (name === 'costs') link.action = { ...link.action, costs: readCosts(text) };
  else if (name === 'clean') link.clean = text === '1';
  else return false;
  return true;
}

function readPrediction(text: string): Prediction {
  return text === 'skip' ? 'skipped' : readShare(text, 0.5);
}

function readField(experiment: Experiment, name: string, text: string): void {
  const parameter = PARAMETERS.find((p) => p.name === name);
  if (parameter) return parameter.read(experiment, text);
  const [owner, id] = splitAt(name, '.');
  if ((owner !== 'label' && owner !== 'split' && owner !== 'model') || !id)
    throw new Error('a link to the Lab has no such part.');
  experiment[owner].options = { ...experiment[owner].options, [id]: readOption(text) };
}

/** The experiment, if everything that it names exists. */
export function checked(experiment: Experiment, { catalog, dictionary }: Known): Experiment {
  const total = toExperiment(experiment);
  optionValues(entryOf('label', catalog.labels, total.label.id), total.label.options);
  resolveFeatures(total.features, catalog.featureSets, dictionary);
  const splitEntry = entryOf('split', catalog.splits, total.split.id);
  optionValues(splitEntry, total.split.options, dictionary.roles);
  if (total.split.gapDays > 0 && !splitEntry.takesGap)
    throw new Error(
      `The split "${splitEntry.id}" has no order in time, so a gap of ${total.split.gapDays} days means nothing. Leave the gap out, or split by time.`,
    );
  optionValues(entryOf('model', catalog.models, total.model.id), total.model.options);
  return total;
}
