import type { Design } from '../design.ts';
import { logistic } from '../elementary.ts';
import type { Options } from '../experiment.ts';
import {
  optionValues,
  type FitContext,
  type FitProgress,
  type Fitted,
  type Model,
} from '../model.ts';
import { startTensorFlow, type TensorFlow } from '../network/backend.ts';
import { inputRows, layoutOf, type Layout } from '../network/layout.ts';
import { initialParameters, Network, type Parameters } from '../network/network.ts';
import { train, type TrainOptions } from '../network/train.ts';

/**
 * A multi-layer perceptron in TensorFlow.js: entities as embeddings, relu between the layers, trained by
 * Adam on the mean log-loss. The latest tenth of the training rows decides when to stop, as they are the
 * nearest to the future. With no hidden layer it is logistic regression by gradient descent.
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
};

async function* fit(
  design: Design,
  y: Uint8Array,
  context: FitContext,
): AsyncGenerator<FitProgress, Fitted> {
  const { hidden, ...options } = readOptions(context.options);
  checkRows(design, y);
  const { tf, backend } = await startTensorFlow();
  context.signal?.throwIfAborted();
  const layout = layoutOf(design, hidden.length === 0);
  const parameters = initialParameters(layout, hidden, context.rng);
  const heldBack = options.patience > 0 ? Math.floor(design.rows / 10) : 0;
  const rows = { inputs: inputRows(design, layout), y, fitted: design.rows - heldBack };
  const network = new Network(tf, layout, parameters);
  try {
    const trained = yield* train(tf, network, rows, options, context);
    const { values, ...numbers } = trained;
    return {
      predict: (asked) => predict(tf, layout, { ...parameters, values }, asked),
      description: {
        ...numbers,
        parameters: values.reduce((sum, v) => sum + v.length, 0),
        inputs: layout.width,
        heldBackRows: heldBack,
        backend,
      },
    };
  } finally {
    network.dispose();
  }
}

/** Probability of label 1. The network lives only as long as it is asked, so nothing is left to free. */
function predict(
  tf: TensorFlow,
  layout: Layout,
  parameters: Parameters,
  design: Design,
): Float64Array {
  const network = new Network(tf, layout, parameters);
  try {
    return network.logOdds(inputRows(design, layout), 0, design.rows).map(logistic);
  } finally {
    network.dispose();
  }
}

function readOptions(given: Options): TrainOptions & { hidden: readonly number[] } {
  const values = optionValues(model, given) as Options &
    TrainOptions & { hidden: readonly number[] };
  for (const id of ['batchSize', 'maxEpochs', 'patience', 'hidden'] as const)
    for (const value of [values[id]].flat())
      if (!Number.isInteger(value))
        throw new Error(`Option ${id} of neural-network is ${value}; a whole number is needed.`);
  return values;
}

function checkRows(design: Design, y: Uint8Array): void {
  if (design.numeric.length + design.categorical.length === 0)
    throw new Error('The neural network has no features to read. Choose at least one.');
  const positives = y.reduce((sum, label) => sum + label, 0);
  if (positives === 0 || positives === y.length)
    throw new Error(
      `All ${y.length} training rows have the label ${positives === 0 ? 0 : 1}; a network needs both. ` +
        'Choose more rows or another label.',
    );
}
