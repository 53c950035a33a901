import { businessOf } from '../assess.ts';
import type { Catalog } from '../catalog.ts';
import { recipeOf, type Evaluation } from '../evaluate.ts';
import type { Experiment } from '../experiment.ts';
import type { Frame } from '../frame.ts';
import type { RunProgress } from '../result.ts';
import { parcelsById, surprisingParcels, type ScoredSides } from './choose-parcels.ts';
import {
  explainModel,
  REPEATS,
  stage,
  type ExplainedModel,
  type ScoringModel,
} from './explain-model.ts';
import type { Explanation, GroupImportance } from './explanation.ts';
import { featureGroups } from './feature-groups.ts';
import { sliceTables } from './slices.ts';

/** What a run keeps of its two models: their scores. */
export interface ScoredRun {
  evaluation: Evaluation;
  /** A score for each replayed row. */
  delivered: Float64Array;
}

/**
 * Why the scores are what they are: what either model leans on, what made the scores of chosen parcels,
 * and in which parts of the rows the errors lie. Both models are fitted again; the same seed gives the
 * same models.
 * @param asked ids of the parcels to explain; without any, the most surprising ones are chosen.
 */
export async function* explain(
  experiment: Experiment,
  catalog: Catalog,
  frame: Frame,
  run: ScoredRun,
  asked: readonly string[],
  signal?: AbortSignal,
): AsyncGenerator<RunProgress, Explanation> {
  const recipe = recipeOf(experiment, catalog, frame, signal);
  const scored = scoredSides(frame, run);
  const parcels = asked.length ? parcelsById(asked, scored, frame) : surprisingParcels(scored);
  yield stage('errors by slice');
  const slices = await sliceTables(frame, run.evaluation, run.delivered, signal);
  const groups = featureGroups(recipe.features, frame.world);
  if (groups.length === 0) return { ...WITHOUT_FEATURES, slices };
  const task = { recipe, frame, groups, scored, parcels };
  const test = yield* explainModel(task, learnersModel(experiment, run.evaluation));
  const replay = yield* explainModel(task, refittedModel(frame));
  const importance = groups.map((group, g) => ({
    ...group,
    test: test.drops[g]!,
    replay: replay.drops[g]!,
  }));
  return { ...sidesTogether(test, replay), importance: importance.sort(byTestDrop), slices };
}

const WITHOUT_FEATURES: Omit<Explanation, 'slices'> = {
  importance: [],
  repeats: REPEATS,
  importanceRows: { test: 0, replay: 0 },
  method: 'none',
  backgroundRows: 0,
  parcels: [],
};

function sidesTogether(
  test: ExplainedModel,
  replay: ExplainedModel,
): Omit<Explanation, 'importance' | 'slices'> {
  return {
    repeats: REPEATS,
    importanceRows: { test: test.importanceRows, replay: replay.importanceRows },
    method: test.method ?? replay.method ?? 'none',
    backgroundRows: Math.max(test.backgroundRows, replay.backgroundRows),
    parcels: [...test.parcels, ...replay.parcels],
  };
}

function byTestDrop(a: GroupImportance, b: GroupImportance): number {
  return (b.test?.value ?? 0) - (a.test?.value ?? 0);
}

function scoredSides(frame: Frame, { evaluation, delivered }: ScoredRun): ScoredSides {
  const { testRows, y, score } = evaluation.folds.at(-1)!;
  const { replay } = frame;
  return {
    test: { rows: testRows, y, score },
    replay: { rows: replay, y: businessOf(frame, replay), score: delivered },
  };
}

function learnersModel(experiment: Experiment, { folds }: Evaluation): ScoringModel {
  const { trainIndex } = folds.at(-1)!;
  return {
    role: 'test',
    words: 'the learner’s model',
    through: 'as-of',
    fitIndex: trainIndex,
    transformIndex: experiment.fitTransformsOn === 'all' ? null : trainIndex,
  };
}

function refittedModel({ eligible }: Frame): ScoringModel {
  const all = Int32Array.from(eligible, (_, i) => i);
  return {
    role: 'replay',
    words: 'the refitted model',
    through: 'serving',
    fitIndex: all,
    transformIndex: all,
  };
}
