import { catalog } from '../catalog/index.ts';
import { toExperiment, type ExperimentSpec } from '../ml/experiment.ts';
import type { Audit, Finding, Verdict } from '../ml/leakage/finding.ts';
import {
  CUSTOMER,
  noiseNames,
  plantLaterColumn,
  plantNoiseCategory,
  plantNoiseColumns,
  REPORTED_DELAY,
} from '../ml/leakage/plant-columns.ts';
import { duplicateRows, SHIPMENT, shareOutcomes } from '../ml/leakage/plant-rows.ts';
import { run } from '../ml/run.ts';
import type { World } from '../ml/world.ts';

/** A fault, the world that it makes of another, and the experiment that falls for it. */
export interface Fault {
  title: string;
  plant(world: World): World;
  experiment: ExperimentSpec;
  /** The finding that names the fault: its check, where only that one counts, and its subject. */
  subject: string;
}

export interface PlantedAudit {
  fault: string;
  seed: number;
  /** The best verdict on the planted subject; null where no finding names it. */
  verdict: Verdict | null;
  /** Whether it stands above every finding about a clean column. */
  aboveClean: boolean;
  /** Clean columns that were flagged. */
  cleanFlagged: string[];
  optimismTaken: number | null;
}

export interface CleanAudit {
  seed: number;
  findings: number;
  /** What was flagged although nothing is wrong. */
  flagged: string[];
}

const TREES = { id: 'boosted-trees', options: { maxTrees: 40 } };
const GAP = { id: 'time', gapDays: 14 };
const RANDOM = { id: 'random' };
const NOISE = 400;

export const FAULTS: readonly Fault[] = [
  {
    title: 'a later column, dictionary truthful',
    plant: (world) => plantLaterColumn(world, world.dataset.seed, 'truthful'),
    experiment: { features: ['as-of', REPORTED_DELAY], split: GAP, model: TREES },
    subject: REPORTED_DELAY,
  },
  {
    title: 'a later column, dictionary lying',
    plant: (world) => plantLaterColumn(world, world.dataset.seed, 'lying'),
    experiment: { features: ['as-of', REPORTED_DELAY], split: GAP, model: TREES },
    subject: REPORTED_DELAY,
  },
  {
    title: 'a rate over the whole table',
    plant: (world) => world,
    experiment: { features: ['as-of', 'whole:originHub'], split: GAP, model: TREES },
    subject: 'whole:originHub',
  },
  {
    title: 'duplicated rows, a tenth',
    plant: (world) => duplicateRows(world, world.dataset.seed, 0.1),
    experiment: { features: ['creation'], split: RANDOM, model: TREES },
    subject: 'duplicates',
  },
  {
    title: 'shipments of four that share an outcome',
    plant: (world) => shareOutcomes(world, 4),
    experiment: { features: ['creation'], split: RANDOM, model: TREES },
    subject: SHIPMENT,
  },
  {
    title: 'a target encoding over all rows',
    plant: (world) => plantNoiseCategory(world, world.dataset.seed, 2000),
    experiment: {
      features: ['creation', CUSTOMER],
      split: GAP,
      fitTransformsOn: 'all',
      model: { id: 'boosted-trees', options: { ...TREES.options, encoder: 'target' } },
    },
    subject: 'target-encoding',
  },
  {
    title: `a selection of 20 of ${NOISE} on all of few rows`,
    plant: (world) => plantNoiseColumns(world, world.dataset.seed, NOISE),
    experiment: {
      features: noiseNames(NOISE),
      selectFeatures: 20,
      trainFrom: '2024-04-01',
      split: { id: 'random', options: { testShare: 0.4 } },
      fitTransformsOn: 'all',
      model: {
        id: 'boosted-trees',
        options: { maxTrees: 40, maxDepth: 3, earlyStoppingRounds: 0 },
      },
    },
    subject: 'selection',
  },
];

/** Nothing wrong: columns known at creation and rates as of then, by time with a gap. */
const HONEST: ExperimentSpec = { features: ['as-of'], split: GAP, model: TREES };

export async function auditPlanted(fault: Fault, world: World): Promise<PlantedAudit> {
  const audit = await auditOf(fault.plant(world), fault.experiment);
  const { findings } = audit;
  const planted = findings.findIndex(({ subject }) => subject === fault.subject);
  const isClean = ({ columns, subject }: Finding) =>
    columns.length > 0 && subject !== fault.subject;
  const firstClean = findings.findIndex(isClean);
  const found = findings[planted];
  return {
    fault: fault.title,
    seed: world.dataset.seed,
    verdict: found?.verdict ?? null,
    aboveClean: found !== undefined && (firstClean < 0 || planted < firstClean),
    cleanFlagged: findings
      .filter((finding) => isClean(finding) && finding.verdict !== 'clear')
      .map(({ subject }) => subject),
    optimismTaken: found?.price?.optimism.value ?? null,
  };
}

export async function auditClean(world: World): Promise<CleanAudit> {
  const { findings } = await auditOf(world, HONEST);
  return {
    seed: world.dataset.seed,
    findings: findings.length,
    flagged: findings
      .filter(({ verdict }) => verdict !== 'clear')
      .map(({ check, subject, verdict }) => `${check} ${subject} (${verdict})`),
  };
}

async function auditOf(world: World, spec: ExperimentSpec): Promise<Audit> {
  const experiment = toExperiment({ ...spec, dataset: world.dataset });
  const steps = run(experiment, { world, catalog, request: { audit: true } });
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value.report.audit!;
  }
}
