import type { Interval } from '../result.ts';
import type { Contributions } from './contributions.ts';

/**
 * How much the ROC AUC drops when a group of features is shuffled among the rows: of the learner's own
 * model on its test rows (of several folds, the last one's), and of the refitted one on the replay.
 */
export interface GroupImportance {
  /** What the features have in common: an entity's column, or the one feature. */
  group: string;
  title: string;
  features: string[];
  /** One of the features is not known at creation. */
  later: boolean;
  /** Mean drop over the repeats, with the least and the largest; null where one class has no row. */
  test: Interval | null;
  replay: Interval | null;
}

/** One feature of one parcel: what it added to the log-odds, and what was known of it when. */
export interface Contribution {
  feature: string;
  title: string;
  knownAt: string;
  later: boolean;
  /** Added to the score's log-odds (φ of SHAP, interventional), against the background rows. */
  phi: number;
  /**
   * As text: what the serving view holds at creation, and what the warehouse says today (of a replayed
   * parcel: in the end). null = missing.
   */
  atCreation: string | null;
  inWarehouse: string | null;
}

export interface ExplainedParcel {
  id: string;
  role: 'test' | 'replay';
  /** ISO date and time of creation. */
  created: string;
  label: 0 | 1;
  score: number;
  /** Why it was chosen: "late, and least expected", "asked for". */
  why: string;
  /** Log-odds of the background; base + Σ φ = the score's log-odds, up to `error`. */
  base: number;
  error: number;
  /** The largest standard error among the φ, where they were sampled. */
  samplingError: number | null;
  /** Largest |φ| first. */
  contributions: Contribution[];
}

/** One part of the scored rows. Scores are null where they have no value; `small`: too few rows to judge. */
export interface Slice {
  value: string;
  offline: SliceScores;
  replay: SliceScores;
}

export interface SliceScores {
  rows: number;
  positives: number;
  /** With a 95 % interval; null with one class only, or on fewer days than an interval needs. */
  rocAuc: Interval | null;
  meanScore: number | null;
  positiveRate: number | null;
  /** Mean score − rate of label 1: above 0, the model says too much. With a 95 % interval. */
  bias: Interval | null;
  /** Expected calibration error over 10 bins. */
  ece: number | null;
  small: boolean;
}

export interface SliceTable {
  /** What the rows are sliced by: a column, `week`, or `known`. */
  by: string;
  title: string;
  /** Most rows first; weeks in their order. */
  slices: Slice[];
  /**
   * What intervals are made of: blocks of 7 days, drawn again and again; or rows, taken to be
   * independent (DeLong), which knows nothing of shocks that a week's parcels share.
   */
  intervals: 'days' | 'rows';
  /** Fewer rows, or fewer of either label, are not judged. */
  minimumRows: number;
  minimumOfEachLabel: number;
}

export interface Explanation {
  importance: GroupImportance[];
  repeats: number;
  /** Rows that were shuffled: all of them, or a sample. */
  importanceRows: { test: number; replay: number };
  /** How φ was computed: exactly, or by sampling. */
  method: Contributions['method'] | 'none';
  /** Training rows that φ is measured against. */
  backgroundRows: number;
  parcels: ExplainedParcel[];
  slices: SliceTable[];
}
