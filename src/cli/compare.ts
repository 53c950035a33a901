import type { Experiment, ExperimentSpec } from '../ml/experiment.ts';
import type { Interval, Report } from '../ml/result.ts';
import type { Roles } from '../ml/world.ts';
import { differenceText, intervalText, scoreText } from './number-text.ts';
import { NO_CEILING } from './print-report.ts';
import { textTable } from './text-table.ts';

interface Entry {
  title: string;
  spec: ExperimentSpec;
}

const DOOR = { id: 'door' };
const OWN = { id: 'own-reasons' };
const RANDOM = { id: 'random' };
const TIME = { id: 'time' };
const TIME_WITH_GAP = { id: 'time', gapDays: 14 };

/** One choice after the other with boosted trees, from a flattering start to everything wrong … */
const CHOICES: readonly Entry[] = [
  { title: 'creation, random', spec: { features: ['creation'], label: OWN, split: RANDOM } },
  { title: 'creation, by time', spec: { features: ['creation'], label: OWN, split: TIME } },
  {
    title: 'creation, by time with a gap',
    spec: { features: ['creation'], label: OWN, split: TIME_WITH_GAP },
  },
  {
    title: 'honest: as-of, by time with a gap',
    spec: { features: ['as-of'], label: OWN, split: TIME_WITH_GAP },
  },
  {
    title: 'label at the door, creation, by time',
    spec: { features: ['creation'], label: DOOR, split: TIME },
  },
  { title: 'group means, by time', spec: { features: ['group-means'], label: OWN, split: TIME } },
  {
    title: 'whole-table averages, by time',
    spec: { features: ['whole-table'], label: OWN, split: TIME },
  },
  {
    title: 'everything wrong',
    spec: { features: ['all-columns'], label: DOOR, split: RANDOM, fitTransformsOn: 'all' },
  },
];

/** … and the other models on the honest choices. */
const MODELS = [
  'class-distribution',
  'majority',
  'rule',
  'logistic-regression',
  'neural-network',
] as const;

/** The experiments of --compare, in the order of the table. */
export const COMPARED: readonly Entry[] = [
  ...CHOICES.map(({ title, spec }) => ({
    title,
    spec: { ...spec, model: { id: 'boosted-trees' } },
  })),
  ...MODELS.map((id) => ({
    title: `honest, ${id}`,
    spec: { features: ['as-of'], label: OWN, split: TIME_WITH_GAP, model: { id } },
  })),
];

/**
 * Those of them that a table's roles allow. Where no reason is known, the label at the door is the
 * business label and takes the other's place, and the line that only tells the two apart goes; so do
 * averages by entity where there is none, and the rule where none is in use.
 */
export function comparedOn({ reason, entities, rule }: Roles): Entry[] {
  return COMPARED.filter(({ spec }) => {
    const onlyLabel = spec.label === DOOR && !spec.features?.includes('all-columns');
    const averages = spec.features?.some((id) => id === 'group-means' || id === 'whole-table');
    return (
      (reason || !onlyLabel) &&
      (entities.length > 0 || !averages) &&
      (rule || spec.model?.id !== 'rule')
    );
  }).map(({ title, spec }) => ({ title, spec: reason ? spec : { ...spec, label: DOOR } }));
}

/** One line of the comparison; scores are ROC AUC. */
export interface Comparison {
  title: string;
  experiment: Experiment;
  offline: number | null;
  replay: number | null;
  optimism: Interval;
  ceiling: { offline: number | null; replay: number | null } | null;
  leakProven: boolean | null;
}

export function comparisonOf(title: string, report: Report): Comparison {
  const { experiment, offline, replay, optimism, ceiling, leakProven } = report;
  const { value, low, high } = optimism.rocAuc;
  return {
    title,
    experiment,
    offline: offline.rocAuc,
    replay: replay.rocAuc,
    optimism: { value, low, high },
    ceiling: ceiling && { offline: ceiling.offline.rocAuc, replay: ceiling.replay.rocAuc },
    leakProven,
  };
}

/** Promised → delivered, a line an experiment. */
export function comparisonText(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map(({ title, offline, replay, optimism, ceiling, leakProven }) => [
    title,
    `${scoreText(offline)} → ${scoreText(replay)}`,
    differenceText(optimism.value),
    intervalText(optimism),
    `${scoreText(ceiling?.offline)} / ${scoreText(ceiling?.replay)}`,
    leakProven ? 'proven' : '',
  ]);
  const head = ['ROC AUC', 'promised → delivered', 'optimism', '95 % interval', 'ceilings', 'leak'];
  const unknown = comparisons.every(({ ceiling }) => ceiling === null);
  return `${textTable(rows, head)}${unknown ? `\n${NO_CEILING}` : ''}`;
}
