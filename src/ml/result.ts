import type { Experiment } from './experiment.ts';
import type { Explanation } from './explain/explanation.ts';
import type { HoursLate } from './hours/hours-late.ts';
import type { Audit } from './leakage/finding.ts';
import type { FitProgress } from './model.ts';

/** A number with its 95 % interval. */
export interface Interval {
  value: number;
  low: number;
  high: number;
}

/** null: the metric has no value here (one class only). */
export interface Scores {
  rocAuc: number | null;
  averagePrecision: number | null;
  brier: number | null;
  logLoss: number | null;
  positiveRate: number | null;
}

export interface ReplayWeek {
  /** 1 is the first week after today. */
  week: number;
  /** First day, as a date. */
  from: string;
  /** The date on which this week's labels were all settled: when one could have known its score. */
  knownOn: string;
  rows: number;
  positiveRate: number | null;
  rocAuc: number | null;
  /** 95 % interval of the week's ROC AUC (DeLong), which knows nothing of shocks shared within a week. */
  low: number | null;
  high: number | null;
}

export interface Optimism extends Interval {
  /** a − a′: the learner's label asked another question. */
  question: number;
  /** a′ − b: the same question at another time. */
  time: number;
}

export interface HonestTwin {
  experiment: Experiment;
  /** The run is its own twin. */
  same: boolean;
  offline: Scores & { onBusinessLabel: Scores };
  replay: Scores & { weeks: ReplayWeek[] };
  optimism: { rocAuc: Optimism };
}

export type Choice = 'label' | 'features' | 'split' | 'transforms';

export interface AttributionBar extends Interval {
  choice: Choice;
  /** Why a bar is exactly 0. */
  why?: string;
}

/** Why a random split scores higher than the split by time, told apart. */
export interface LookUp {
  /** Look-up alone: training rows of the test rows' own groups and days. */
  rocAuc: Interval;
  /** What the run's split scores above the split by time without a gap: freshness + look-up. */
  overTime: Interval;
  /** The rest: training rows as fresh as the test rows. */
  freshness: Interval;
}

/** What the command prints as JSON, and what a run keeps. What was not asked for is null. */
export interface Report {
  experiment: Experiment;
  rows: {
    train: number;
    test: number;
    gap: number;
    pending: number;
    replay: number;
    unsettledAtTestStart: number;
    /** Of a file: rows read, and those left out because they have no creation date. */
    read?: number;
    withoutCreation?: number;
  };
  /** Of a file: share of all rows read that are late at the door. */
  lateShare?: number;
  /** Of a file: what was left out, counts as missing or was read in a particular way. */
  notes?: readonly string[];
  offline: Scores & { onBusinessLabel: Scores };
  replay: Scores & { weeks: ReplayWeek[] };
  optimism: { rocAuc: Optimism };
  excess: { rocAuc: Interval } | null;
  honestTwin: HonestTwin | null;
  /** null: nobody knows the true probabilities; offline null: not those of the learner's label. */
  ceiling: {
    rocAuc: number | null;
    offline: { rocAuc: number | null };
    replay: { rocAuc: number | null };
  } | null;
  leakProven: boolean | null;
  attribution: AttributionBar[] | null;
  lookUp: LookUp | null;
  audit: Audit | null;
  explanation: Explanation | null;
  hours: HoursLate | null;
  seconds: Record<string, number>;
}

/** One row that was scored: its index in the world, the label that counts there, the score. */
export interface ScoredRows {
  rows: Int32Array;
  y: Uint8Array;
  score: Float64Array;
}

/** Confusion counts of one set of scored rows at the thresholds 0, .01, … 1 (score ≥ threshold is "late"). */
export interface ThresholdCounts {
  threshold: number[];
  truePositive: number[];
  falsePositive: number[];
  falseNegative: number[];
  trueNegative: number[];
}

export interface MetricRow {
  id: string;
  title: string;
  summary: string;
  offline: number | null;
  /** The same rows and scores against the label that the business acts on. */
  onBusinessLabel: number | null;
  replay: number | null;
}

export interface CalibrationBin {
  low: number;
  high: number;
  rows: number;
  meanScore: number;
  positiveRate: number;
}

export interface Calibration {
  bins: CalibrationBin[];
  ece: number;
  mce: number;
}

/** A parcel as the picture of training twins shows it: creation in minutes, the learner's label. */
export interface TwinRow {
  id: string;
  created: number;
  label: number;
}

/** A test row and training rows of its group created within an hour, the nearest in time first. */
export interface TestRowWithTwins extends TwinRow {
  group: string;
  twins: TwinRow[];
}

/** One fold of the learner's own evaluation: one draw of the score. */
export interface FoldScore {
  /** Creation dates of the first and the last test row. */
  from: string;
  to: string;
  train: number;
  test: number;
  rocAuc: number | null;
}

/** The part that a row plays in a fold; pending rows and those of the replay play none. */
export type RowRole = 'train' | 'test' | 'gap' | 'unused' | 'pending' | 'replay';

/** What the pictures need beside the report; small enough to keep and to post between threads. */
export interface Pictures {
  /** A sample of rows for the clock: minutes and role, at most 3,000 in all. */
  clock: {
    minutes: number[];
    role: RowRole[];
  };
  thresholds: { offline: ThresholdCounts; replay: ThresholdCounts };
  calibration: { offline: Calibration; replay: Calibration };
  importance: { feature: string; share: number }[] | null;
  /** The folds one by one, in their order. */
  folds: FoldScore[];
  /** Every metric of the catalog; several folds as their mean. null: it has no value here. */
  metrics: MetricRow[];
  /** Losses of the learner's own fit, as they came. */
  training: FitProgress[];
  features: { id: string; title: string; knownAt: string; later: boolean }[];
  description: Record<string, number | string>;
  /** Share of test rows with a training row of the same group within an hour; null without a group. */
  twinsWithinHour: number | null;
  /** A sample of test rows of the last fold, each with its twins; empty without a group. */
  twins: TestRowWithTwins[];
  lineage: { step: string; detail: string; seconds: number | null }[];
}

export interface RunResult {
  report: Report;
  pictures: Pictures;
}

/** What happens while a run runs. */
export type RunProgress =
  | { kind: 'stage'; stage: string; detail: string }
  | { kind: 'fit'; stage: string; progress: FitProgress }
  /** The audit as far as it has come. */
  | { kind: 'audit'; audit: Audit };
