import { toExperiment, type Experiment } from '../ml/experiment.ts';
import type { ValueFilter } from '../ml/explore/cross-filter.ts';
import { exploringSpec } from '../ml/explore/explored-rows.ts';
import { readOption } from '../ml/option-text.ts';
import { PARAMETERS, writeOptions } from './link-parameters.ts';
import { excerpt, readQuery, splitAt, writeQuery } from './query.ts';
import { checked, type Known } from './share.ts';

/**
 * All that a link to the Data page can carry. Which rows are looked at is not among it: test rows and the
 * future are a step that each person takes.
 */
export interface DataLink {
  experiment: Experiment;
  /** null: the first view. */
  view: string | null;
  /** The column that a view is about. */
  column: string | null;
  filters: readonly ValueFilter[];
  /** The charts that are brushed; null: the usual ones. */
  charts: readonly string[] | null;
  clean: boolean;
}

/** The fields of an experiment by which exploration differs: its table, its days, its label. */
const NAMES = ['label', 'today', 'from', 'data', 'scenario', 'world-seed', 'rows'];
const FIELDS = PARAMETERS.filter(({ name }) => NAMES.includes(name));

export function exploringExperiment({ dictionary }: Known): Experiment {
  return toExperiment(exploringSpec(dictionary.roles));
}

/** The hash of an address: `#/data?view=explore&keep=carrier:C1,C2`. */
export function writeDataLink(link: DataLink, known: Known): string {
  const { experiment, view, column, filters, charts, clean } = link;
  const usual = exploringExperiment(known);
  const parts: [string, string][] = view ? [['view', view]] : [];
  if (column) parts.push(['column', column]);
  for (const { name, write } of FIELDS)
    if (write(experiment) !== write(usual)) parts.push([name, write(experiment)]);
  parts.push(...writeOptions('label', experiment.label.options));
  if (charts) parts.push(['charts', charts.join(',')]);
  for (const filter of filters) parts.push(['keep', filterText(filter)]);
  if (clean) parts.push(['clean', '1']);
  return `#/data${writeQuery(parts)}`;
}

/** Reads a hash. A part that cannot be used is named in `problem`; then the page shows its usual start. */
export function readDataLink(
  hash: string,
  known: Known,
): { link: DataLink; problem: string | null } {
  const usual = exploringExperiment(known);
  const link: DataLink = {
    experiment: usual,
    view: null,
    column: null,
    filters: [],
    charts: null,
    clean: false,
  };
  const experiment = structuredClone(usual);
  const problems: string[] = [];
  for (const [name, text] of readQuery(splitAt(hash, '?')[1] ?? ''))
    try {
      readPart(link, experiment, name, text);
    } catch (error) {
      problems.push(`${excerpt(name)} is "${excerpt(text)}": ${(error as Error).message}`);
    }
  try {
    if (problems.length === 0) link.experiment = checked(experiment, known);
  } catch (error) {
    problems.push((error as Error).message);
  }
  return problems.length > 0
    ? { link: { ...link, filters: [] }, problem: problems.join(' · ') }
    : { link, problem: null };
}

function readPart(link: DataLink, experiment: Experiment, name: string, text: string): void {
  const field = FIELDS.find((parameter) => parameter.name === name);
  if (field) field.read(experiment, text);
  else if (name === 'view') link.view = text;
  else if (name === 'column') link.column = text;
  else if (name === 'charts') link.charts = text.split(',').filter(Boolean);
  else if (name === 'keep') link.filters = [...link.filters, readFilter(text)];
  else if (name === 'clean') link.clean = text === '1';
  else if (name.startsWith('label.'))
    experiment.label.options = { ...experiment.label.options, [name.slice(6)]: readOption(text) };
  else throw new Error('a link to Data has no such part.');
}

/** `distanceKm:100~300`, `carrier:C1,C2`; a comma within a name is written twice. */
function filterText(filter: ValueFilter): string {
  if ('values' in filter)
    return `${filter.dimension}:${filter.values.map((value) => value.replaceAll(',', ',,')).join(',')}`;
  return `${filter.dimension}:${filter.from ?? ''}~${filter.to ?? ''}`;
}

function readFilter(text: string): ValueFilter {
  const [dimension = '', kept] = splitAt(text, ':');
  if (!dimension || kept === undefined)
    throw new Error('a filter reads like carrier:C1,C2 or like distanceKm:100~300.');
  const range = /^(-?[\d.e+-]*)~(-?[\d.e+-]*)$/i.exec(kept);
  if (!range)
    return { dimension, values: kept.split(/(?<!,),(?!,)/).map((v) => v.replaceAll(',,', ',')) };
  const [from, to] = [range[1]!, range[2]!].map((end) => (end === '' ? null : Number(end)));
  if (Number.isNaN(from) || Number.isNaN(to)) throw new Error('a range needs two numbers.');
  return { dimension, from: from!, to: to! };
}
