import { simulate } from '../../../datasets/deliveries/simulate.ts';
import { catalog } from '../../catalog/index.ts';
import type { Design } from '../../ml/design.ts';
import { fitEncoder, type EncoderInput } from '../../ml/encode.ts';
import { featuresOf, foldsOf } from '../../ml/evaluate.ts';
import { toExperiment, type Experiment, type Options } from '../../ml/experiment.ts';
import { creationDays, frameOf, type Frame } from '../../ml/frame.ts';
import { optionValues, type Encoding, type FitContext, type Model } from '../../ml/model.ts';
import { Random } from '../../ml/random.ts';

/** The honest experiment: own reasons, as-of features, by time with a gap, transforms from train. */
export function honestExperiment(
  rows: number,
  modelId: string,
  modelOptions: Options = {},
): Experiment {
  return toExperiment({
    dataset: { rows },
    label: { id: 'own-reasons' },
    features: ['as-of'],
    split: { id: 'time', gapDays: 14 },
    fitTransformsOn: 'train',
    model: { id: modelId, options: modelOptions },
  });
}

export function simulatedFrame(experiment: Experiment): Frame {
  return frameOf(experiment, simulate(experiment.dataset), catalog);
}

/** The rows that the learner's own evaluation trains and tests on. */
export interface Halves {
  train: Int32Array;
  test: Int32Array;
}

export function halvesOf(experiment: Experiment, frame: Frame): Halves {
  const [fold] = foldsOf(experiment, catalog, frame);
  const at = (index: Int32Array) => index.map((i) => frame.eligible[i]!);
  return { train: at(fold!.trainIndex), test: at(fold!.testIndex) };
}

export interface Matrices {
  train: Design;
  trainY: Uint8Array;
  test: Design;
  testY: Uint8Array;
}

/** The feature columns that a model reads; computed at the first call, then remembered by the frame. */
export function columnsOf(experiment: Experiment, frame: Frame): EncoderInput[] {
  return featuresOf(experiment, catalog, frame).map((feature) => ({
    feature: feature.id,
    column: frame.column(feature, 'as-of'),
  }));
}

/** Training and test rows as the model gets them, encoded by what the training rows teach. */
export function encode(model: Model, experiment: Experiment, frame: Frame): Matrices {
  const { train, test } = halvesOf(experiment, frame);
  const columns = columnsOf(experiment, frame);
  const options = optionValues(model, experiment.model.options);
  const encoding = (options['encoder'] as Encoding | undefined) ?? model.encoding;
  const [trainY, testY] = [train, test].map((rows) => labelsOf(frame, rows));
  const target = { y: trainY!, rng: new Random(experiment.seed, 'encoder') };
  const encoder = fitEncoder(columns, train, encoding, target);
  return {
    train: encoder.transformTraining(columns, train, trainY!),
    trainY: trainY!,
    test: encoder.transform(columns, test),
    testY: testY!,
  };
}

/** The label of the honest experiment is the business label, settled long since. */
function labelsOf(frame: Frame, rows: Int32Array): Uint8Array {
  return Uint8Array.from(rows, (row) => frame.business[row]!);
}

/** What a fit needs beside its rows; each fit gets random numbers of its own. */
export function fitContext(
  model: Model,
  experiment: Experiment,
  frame: Frame,
): (seed?: number) => FitContext {
  const context = {
    options: optionValues(model, experiment.model.options),
    roles: frame.world.roles,
    day: creationDays(frame, halvesOf(experiment, frame).train),
  };
  return (seed = experiment.seed) => ({ ...context, rng: new Random(seed, 'model') });
}
