import type { Design } from '../design.ts';
import { logistic } from '../elementary.ts';
import type { Options } from '../experiment.ts';
import {
  optionValues,
  type FitContext,
  type FitProgress,
  type Fitted,
  type Model,
  type Regressed,
} from '../model.ts';
import { fitNetwork, heldBackRows, type NetworkOptions } from '../network/fit-network.ts';
import { labelTarget, numberTarget } from '../network/target.ts';

/**
 * A multi-layer perceptron in TensorFlow.js: entities as embeddings, relu between the layers, trained by
 * Adam on the mean log-loss, or of numbers on the mean squared error. The latest tenth of the training
 * rows decides when to stop, as they are the nearest to the future. With no hidden layer it is logistic
 * regression (of numbers: linear regression) by gradient descent.
 *
 * All randomness (first weights, order of rows) is drawn from `context.rng`, and one thread of
 * WebAssembly computes: the same seed gives the same bits in Node and in a browser.
 */
export const model: Model = {
  id: 'neural-network',
  title: 'Neural network',
  summary:
    'Layers of weighted sums in TensorFlow.js, with an embedding for each entity, fitted by gradient descent.',
  kind: 'model',
  encoding: 'one-hot',
  options: [
    {
      id: 'hidden',
      title: 'Hidden layers',
      summary: 'Units of each hidden layer; none makes it logistic regression by gradient descent.',
      default: [64, 32],
      min: 1,
      max: 1024,
    },
    {
      id: 'learningRate',
      title: 'Learning rate',
      summary: 'Size of a step: too small learns slowly, too large overshoots.',
      default: 0.001,
      min: 1e-6,
      max: 1,
    },
    {
      id: 'batchSize',
      title: 'Batch size',
      summary: 'Rows whose mean gradient makes one step.',
      default: 512,
      min: 1,
      max: 65536,
    },
    {
      id: 'maxEpochs',
      title: 'Epochs at most',
      summary: 'Passes over the training rows.',
      default: 10,
      min: 1,
      max: 1000,
    },
    {
      id: 'patience',
      title: 'Patience',
      summary:
        'Epochs without a lower loss on the latest 10 % of the training rows before stopping; 0 trains on all rows to the end.',
      default: 3,
      min: 0,
      max: 1000,
    },
    {
      id: 'l2',
      title: 'L2 penalty',
      summary: 'Half of this times the sum of squared weights is added to the loss.',
      default: 0,
      min: 0,
      max: 10,
    },
  ],
  fit,
  regress,
};

async function* fit(
  design: Design,
  y: Uint8Array,
  context: FitContext,
): AsyncGenerator<FitProgress, Fitted> {
  const options = readOptions(context.options);
  checkInputs(design);
  checkLabels(y);
  const { output, description } = yield* fitNetwork(design, labelTarget(y), options, context);
  return { predict: (asked) => output(asked).map(logistic), description };
}

/** Targets are standardised, as inputs are: the first weights and the learning rate suit such numbers. */
async function* regress(
  design: Design,
  target: Float64Array,
  context: FitContext,
): AsyncGenerator<FitProgress, Regressed> {
  const options = readOptions(context.options);
  checkInputs(design);
  const fitted = target.subarray(0, design.rows - heldBackRows(design.rows, options));
  const { mean, deviation } = scaleOf(fitted);
  const standardised = target.map((value) => (value - mean) / deviation);
  const { output, description } = yield* fitNetwork(
    design,
    numberTarget(standardised),
    options,
    context,
  );
  return { predict: (asked) => output(asked).map((z) => mean + deviation * z), description };
}

function scaleOf(values: Float64Array): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { mean, deviation: Math.sqrt(squares / values.length) || 1 };
}

function readOptions(given: Options): NetworkOptions {
  const values = optionValues(model, given) as Options & NetworkOptions;
  for (const id of ['batchSize', 'maxEpochs', 'patience', 'hidden'] as const)
    for (const value of [values[id]].flat())
      if (!Number.isInteger(value))
        throw new Error(`Option ${id} of neural-network is ${value}; a whole number is needed.`);
  return values;
}

function checkInputs(design: Design): void {
  if (design.numeric.length + design.categorical.length === 0)
    throw new Error('The neural network has no features to read. Choose at least one.');
}

function checkLabels(y: Uint8Array): void {
  const positives = y.reduce((sum, label) => sum + label, 0);
  if (positives === 0 || positives === y.length)
    throw new Error(
      `All ${y.length} training rows have the label ${positives === 0 ? 0 : 1}; a network needs both. ` +
        'Choose more rows or another label.',
    );
}
