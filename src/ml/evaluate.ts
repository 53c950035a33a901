import type { Catalog } from './catalog.ts';
import { entryOf } from './catalog.ts';
import { checkFolds } from './check-split.ts';
import type { Design } from './design.ts';
import { fitEncoder, type EncoderInput } from './encode.ts';
import type { Experiment } from './experiment.ts';
import type { Feature } from './feature.ts';
import { creationDays, type Frame } from './frame.ts';
import { binColumns, selectFeatures } from './leakage/select-features.ts';
import {
  optionValues,
  type Encoding,
  type FitContext,
  type FitProgress,
  type Fitted,
  type Model,
} from './model.ts';
import { Random } from './random.ts';
import { resolveFeatures } from './resolve-features.ts';
import type { Fold } from './split.ts';
import { splitRows } from './split-rows.ts';

/** One fold of the learner's own evaluation. */
export interface EvaluatedFold extends Fold {
  /** Rows of the world that were tested on, and the learner's label and the score of each. */
  testRows: Int32Array;
  y: Uint8Array;
  score: Float64Array;
}

export interface Evaluation {
  folds: EvaluatedFold[];
  /** What the last fold's fit said of itself. */
  description: Fitted['description'];
  importance: ReadonlyMap<string, number> | null;
  training: FitProgress[];
}

/** A recipe: what is fitted, wherever it is fitted. */
export interface Recipe {
  model: Model;
  features: readonly Feature[];
  experiment: Experiment;
  signal: AbortSignal | undefined;
}

/** The features that a model will read: its own, if it has some, or the chosen ones. */
export function featuresOf(
  experiment: Experiment,
  catalog: Catalog,
  frame: Pick<Frame, 'world'>,
): Feature[] {
  const model = entryOf('model', catalog.models, experiment.model.id);
  const ids = model.ownFeatures?.(frame.world.roles) ?? experiment.features;
  const features = resolveFeatures(ids, catalog.featureSets, frame.world);
  return model.encoding === 'none' ? [] : features;
}

export function recipeOf(
  experiment: Experiment,
  catalog: Catalog,
  frame: Frame,
  signal?: AbortSignal,
): Recipe {
  return {
    model: entryOf('model', catalog.models, experiment.model.id),
    features: featuresOf(experiment, catalog, frame),
    experiment,
    signal,
  };
}

/** The folds of an experiment's split over the eligible rows, checked to be possible. */
export function foldsOf(experiment: Experiment, catalog: Catalog, frame: Frame): Fold[] {
  const folds = uncheckedFolds(experiment, catalog, frame);
  checkFolds(experiment.split.id, folds, frame.y);
  return folds;
}

/** The same folds, though nothing could be fitted on them: one class only, or no rows. */
export function uncheckedFolds(experiment: Experiment, catalog: Catalog, frame: Frame): Fold[] {
  const split = entryOf('split', catalog.splits, experiment.split.id);
  const rows = splitRows(frame);
  const options = {
    ...optionValues(split, experiment.split.options, frame.world.roles),
    gapDays: experiment.split.gapDays,
  };
  return split.split(rows, options, new Random(experiment.seed, 'split'));
}

/** The learner's own evaluation: fit on the training rows, score the test rows, fold by fold. */
export async function* evaluate(
  experiment: Experiment,
  catalog: Catalog,
  frame: Frame,
  signal?: AbortSignal,
): AsyncGenerator<FitProgress, Evaluation> {
  const recipe = recipeOf(experiment, catalog, frame, signal);
  const evaluation: Evaluation = { folds: [], description: {}, importance: null, training: [] };
  for (const fold of foldsOf(experiment, catalog, frame)) {
    const at = (index: Int32Array) => index.map((i) => frame.eligible[i]!);
    const testRows = at(fold.testIndex);
    const transformRows = experiment.fitTransformsOn === 'all' ? null : fold.trainIndex;
    const trained = yield* train(recipe, frame, fold.trainIndex, transformRows);
    try {
      evaluation.folds.push({
        ...fold,
        testRows,
        y: labelsAt(frame, fold.testIndex),
        score: await trained.score(testRows, 'as-of'),
      });
      evaluation.description = trained.fitted.description;
      evaluation.importance = trained.fitted.importance ?? null;
      evaluation.training = trained.training;
    } finally {
      trained.fitted.dispose?.();
    }
  }
  return evaluation;
}

/**
 * The same recipe as it would be shipped: refitted on every eligible row as of today, then asked about
 * each replayed parcel with what is known at its creation. Split and transforms play no part.
 * @returns a score for each row of `frame.replay`.
 */
export async function* deliver(
  experiment: Experiment,
  catalog: Catalog,
  frame: Frame,
  signal?: AbortSignal,
): AsyncGenerator<FitProgress, Float64Array> {
  const all = Int32Array.from(frame.eligible, (_, i) => i);
  const trained = yield* train(recipeOf(experiment, catalog, frame, signal), frame, all, all);
  try {
    return await trained.score(frame.replay, 'serving');
  } finally {
    trained.fitted.dispose?.();
  }
}

export interface Trained<F = Fitted> {
  fitted: F;
  training: FitProgress[];
  /** What the model reads of these rows of the world. */
  design(rows: Int32Array, through: 'as-of' | 'serving'): Design;
  score(rows: Int32Array, through: 'as-of' | 'serving'): Promise<Float64Array>;
}

/** @param index positions in the eligible rows. @param transformIndex the same; null for all of them. */
export function train(
  recipe: Recipe,
  frame: Frame,
  index: Int32Array,
  transformIndex: Int32Array | null,
): AsyncGenerator<FitProgress, Trained<Fitted>> {
  return trainWith(recipe.model.fit, recipe, frame, index, transformIndex);
}

/** What is fitted to the encoded training rows; `y` is their label. */
export type Fit<F> = (
  design: Design,
  y: Uint8Array,
  context: FitContext,
) => AsyncGenerator<FitProgress, F>;

/** As `train`, with a fit of one's own: rows, encoders and views are the same, whatever is fitted. */
export async function* trainWith<F extends Pick<Fitted, 'predict'>>(
  modelFit: Fit<F>,
  recipe: Recipe,
  frame: Frame,
  index: Int32Array,
  transformIndex: Int32Array | null,
): AsyncGenerator<FitProgress, Trained<F>> {
  const { model, experiment, signal } = recipe;
  const options = optionValues(model, experiment.model.options);
  const encoding = (options['encoder'] as Encoding | undefined) ?? model.encoding;
  const rows = index.map((i) => frame.eligible[i]!);
  const y = labelsAt(frame, index);
  const encoderRows = transformIndex
    ? transformIndex.map((i) => frame.eligible[i]!)
    : frame.eligible;
  const encoderY = transformIndex ? labelsAt(frame, transformIndex) : frame.y;
  const kept = keptFeatures(recipe, frame, encoderRows, encoderY);
  const columns = (through: 'as-of' | 'serving'): EncoderInput[] =>
    kept.map((feature) => ({ feature: feature.id, column: frame.column(feature, through) }));
  const encoder = fitEncoder(columns('as-of'), encoderRows, encoding, {
    y: encoderY,
    rng: new Random(experiment.seed, 'encoder'),
  });
  const design: Design = encoder.transformTraining(columns('as-of'), rows, y);
  const fit = modelFit(design, y, {
    options,
    rng: new Random(experiment.seed, 'model'),
    signal,
    roles: frame.world.roles,
    day: creationDays(frame, rows),
  });
  const training: FitProgress[] = [];
  let step = await fit.next();
  while (!step.done) {
    training.push(step.value);
    yield step.value;
    step = await fit.next();
  }
  const fitted = step.value;
  const designOf: Trained['design'] = (asked, through) =>
    encoder.transform(columns(through), asked);
  return {
    fitted,
    training,
    design: designOf,
    score: async (asked, through) => await fitted.predict(designOf(asked, through)),
  };
}

/** What the experiment's selection keeps, judged by the rows that transforms are fitted on. */
function keptFeatures(
  { model, features, experiment }: Recipe,
  frame: Frame,
  rows: Int32Array,
  y: Uint8Array,
): readonly Feature[] {
  const count = experiment.selectFeatures;
  if (model.ownFeatures || count === 0 || count >= features.length) return features;
  const columns = features.map((feature) => frame.column(feature, 'as-of'));
  const kept = selectFeatures(binColumns(columns, rows, frame.created), y, count);
  return kept.map((position) => features[position]!);
}

function labelsAt(frame: Frame, index: Int32Array): Uint8Array {
  return Uint8Array.from(index, (i) => frame.y[i]!);
}
