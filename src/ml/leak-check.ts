import type { Catalog } from './catalog.ts';
import { foldsOf, featuresOf } from './evaluate.ts';
import type { Experiment } from './experiment.ts';
import type { Feature } from './feature.ts';
import type { Frame } from './frame.ts';
import type { Measure, Remedy, Verdict } from './leakage/finding.ts';
import { drawWeeks, weekFolds, type WeekFolds } from './leakage/week-folds.ts';
import type { FitProgress } from './model.ts';
import type { Spec } from './spec.ts';
import type { Fold } from './split.ts';

/** What a check looks at. It reads the eligible rows through views, and no value from after today. */
export interface CheckContext {
  experiment: Experiment;
  catalog: Catalog;
  frame: Frame;
  /** The features that the model reads. */
  features: readonly Feature[];
  folds: readonly Fold[];
  training: TrainingRows;
  signal: AbortSignal | undefined;
}

/** Rows that some fold trains on, sorted by creation. */
export interface TrainingRows {
  rows: Int32Array;
  /** The learner's label of each. */
  y: Uint8Array;
  weeks: WeekFolds;
  weekDraws: readonly Uint8Array[];
}

/** What a check found of one subject, before anybody judges it. */
export interface Measured {
  /** A feature's id, or a name of the rows or the step that was measured. */
  subject: string;
  subjectTitle: string;
  measures: Measure[];
  /** When the subject is known, in the dictionary's words; null where it is no column. */
  knownAt: string | null;
  /** Feature ids that could be removed. */
  columns: string[];
  /** How the subject would be switched off, and so how it is priced. */
  remedy: Remedy | null;
}

export interface Judgement {
  verdict: Verdict;
  /** The measure that the condition looked at. */
  value: number | null;
  /** The condition in words, with the numbers that it judged. */
  because: string;
}

/**
 * A check measures, a condition judges; both are shown, so that a person may judge otherwise. A check
 * that refits the model yields the fit's progress and says so by `refits`: it waits until the run is done.
 */
export interface LeakCheck<M extends Measured = Measured> extends Spec {
  /** Order in which checks run: what is quick and telling comes first. */
  order: number;
  refits?: true;
  /** Why this cannot be checked here, or null when it can. */
  impossible(context: CheckContext): string | null;
  measure(context: CheckContext): M[] | AsyncGenerator<FitProgress, M[]>;
  /** @param all everything that this check measured, for conditions that compare. */
  judge(measured: M, all: readonly M[]): Judgement;
  /** What was checked, as one sentence. */
  checked(context: CheckContext): string;
  /** What this check cannot see, as sentences. */
  blindTo: readonly string[];
}

export function checkContext(
  experiment: Experiment,
  catalog: Catalog,
  frame: Frame,
  signal?: AbortSignal,
): CheckContext {
  const folds = foldsOf(experiment, catalog, frame);
  return {
    experiment,
    catalog,
    frame,
    features: featuresOf(experiment, catalog, frame),
    folds,
    training: trainingRows(frame, folds),
    signal,
  };
}

function trainingRows(frame: Frame, folds: readonly Fold[]): TrainingRows {
  const isTrained = new Uint8Array(frame.eligible.length);
  for (const { trainIndex } of folds) for (const i of trainIndex) isTrained[i] = 1;
  const rows = frame.eligible.filter((_, i) => isTrained[i] === 1);
  const y = frame.y.filter((_, i) => isTrained[i] === 1);
  const weeks = weekFolds(frame.created, rows);
  return { rows, y, weeks, weekDraws: drawWeeks(weeks) };
}

/** The value of a measure by its name; NaN where it has none. */
export function valueOf({ measures }: Pick<Measured, 'measures'>, name: string): number {
  return measureOf({ measures }, name)?.value ?? NaN;
}

/** The lower 95 % bound of a measure; NaN where it has none. */
export function lowOf({ measures }: Pick<Measured, 'measures'>, name: string): number {
  return measureOf({ measures }, name)?.low ?? NaN;
}

function measureOf({ measures }: Pick<Measured, 'measures'>, name: string): Measure | undefined {
  return measures.find((measure) => measure.name === name);
}
