import { train, type Recipe, type Trained } from '../evaluate.ts';
import type { Frame } from '../frame.ts';
import { Random } from '../random.ts';
import type { Interval, RunProgress } from '../result.ts';
import type { ChosenParcel, ScoredSides } from './choose-parcels.ts';
import type { ExplainedParcel, Explanation } from './explanation.ts';
import type { FeatureGroup } from './feature-groups.ts';
import { fitting } from './fit-progress.ts';
import { explainParcels } from './parcels.ts';
import { drawPermutations, permutationImportance, spanOf } from './permutation-importance.ts';
import { valueReader } from './value-text.ts';

export const STAGE = 'explanation';
export const REPEATS = 5;
/** More rows would make importance slower and hardly steadier: a random sample of them is shuffled. */
const IMPORTANCE_ROWS = 10_000;
const BACKGROUND_ROWS = 100;

/** One model that scored rows: the learner's own of the last fold, or the refitted one. */
export interface ScoringModel {
  role: ExplainedParcel['role'];
  /** For a progress line. */
  words: string;
  /** How the rows that it scored are read. */
  through: 'as-of' | 'serving';
  /** Positions in the eligible rows that it is fitted on, and its transforms; null for all. */
  fitIndex: Int32Array;
  transformIndex: Int32Array | null;
}

/** What is to be explained, whichever model scored it. */
export interface ExplainTask {
  recipe: Recipe;
  frame: Frame;
  groups: readonly FeatureGroup[];
  scored: ScoredSides;
  parcels: readonly ChosenParcel[];
}

export interface ExplainedModel {
  /** One a group. */
  drops: (Interval | null)[];
  importanceRows: number;
  /** null: no parcel of this model was asked for. */
  method: Explanation['method'] | null;
  backgroundRows: number;
  parcels: ExplainedParcel[];
}

/** Fits a model again and asks it what it leans on and what made the scores of its parcels. */
export async function* explainModel(
  task: ExplainTask,
  model: ScoringModel,
): AsyncGenerator<RunProgress, ExplainedModel> {
  yield stage(`fitting ${model.words} again`);
  const fit = train(task.recipe, task.frame, model.fitIndex, model.transformIndex);
  const trained = yield* fitting(STAGE, fit);
  try {
    const importance = yield* importanceOf(task, model, trained);
    yield stage(`single parcels, by ${model.words}`);
    return { ...importance, ...(await parcelsOf(task, model, trained)) };
  } finally {
    trained.fitted.dispose?.();
  }
}

export function stage(detail: string): RunProgress {
  return { kind: 'stage', stage: STAGE, detail };
}

async function* importanceOf(
  { recipe, groups, scored }: ExplainTask,
  { role, through, words }: ScoringModel,
  { fitted, design }: Trained,
): AsyncGenerator<RunProgress, Pick<ExplainedModel, 'drops' | 'importanceRows'>> {
  const { rows, y } = scored[role];
  const rng = new Random(recipe.experiment.seed, `importance ${role}`);
  const sample = drawSample(rows.length, IMPORTANCE_ROWS, rng);
  const sampled = sample.map((place) => rows[place]!);
  const steps = permutationImportance(
    fitted,
    design(sampled, through),
    Uint8Array.from(sample, (place) => y[place]!),
    groups.map(({ features }) => features),
    drawPermutations(sample.length, REPEATS, rng),
    recipe.signal,
  );
  let step = await steps.next();
  for (; !step.done; step = await steps.next()) {
    const { done, of } = step.value;
    yield stage(`shuffling ${groups[done]!.title}, ${done + 1} of ${of} (${words})`);
  }
  return {
    drops: step.value?.map(spanOf) ?? groups.map(() => null),
    importanceRows: sample.length,
  };
}

async function parcelsOf(
  { recipe, frame, parcels }: ExplainTask,
  { role, through, fitIndex }: ScoringModel,
  trained: Trained,
): Promise<Pick<ExplainedModel, 'method' | 'backgroundRows' | 'parcels'>> {
  const own = parcels.filter((parcel) => parcel.role === role);
  if (own.length === 0) return { method: null, backgroundRows: 0, parcels: [] };
  const { experiment, features, signal } = recipe;
  const rng = new Random(experiment.seed, `background ${role}`);
  const sample = drawSample(fitIndex.length, BACKGROUND_ROWS, rng);
  const backgroundRows = sample.map((place) => frame.eligible[fitIndex[place]!]!);
  const rows = Int32Array.from(own, ({ row }) => row);
  const explained = await explainParcels(
    { fitted: trained.fitted, background: trained.design(backgroundRows, 'as-of'), features },
    own,
    trained.design(rows, through),
    frame,
    valueReader(frame),
    rng,
    signal,
  );
  return { ...explained, backgroundRows: sample.length };
}

/** At most `most` of the places 0 … count − 1, ascending. */
function drawSample(count: number, most: number, rng: Random): Int32Array {
  const places = Int32Array.from({ length: count }, (_, i) => i);
  return count <= most ? places : rng.shuffle(places).slice(0, most).sort();
}
