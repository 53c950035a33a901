import type { Optimizer } from '@tensorflow/tfjs';
import { breathe, type FitProgress } from '../model.ts';
import type { Random } from '../random.ts';
import type { TensorFlow } from './backend.ts';
import type { InputRows } from './layout.ts';
import type { Network } from './network.ts';
import type { NetworkTarget } from './target.ts';

export interface TrainOptions {
  learningRate: number;
  batchSize: number;
  maxEpochs: number;
  /** Epochs without a lower validation loss after which training stops. */
  patience: number;
  /** Strength of the penalty on large weights. */
  l2: number;
}

export interface TrainRows {
  inputs: InputRows;
  target: NetworkTarget;
  /** The first `fitted` rows are trained on; the rest are held back, to decide when to stop. */
  fitted: number;
}

export interface Trained {
  /** The network's numbers after its best epoch. */
  values: Float32Array[];
  bestEpoch: number;
  /** Mean loss on the rows held back, after the best epoch; absent when none were. */
  validationLoss?: number;
  /** Epochs run in all. */
  epochs: number;
}

/** Between two reports a Stop can come in; so many steps take about a tenth of a second. */
const STEPS_PER_REPORT = 25;

/**
 * Stochastic gradient descent by Adam (Kingma and Ba 2015): an epoch shuffles the rows, cuts them into
 * batches and takes one step a batch. With rows held back, training stops when their loss has not fallen
 * for `patience` epochs, and the best epoch is what counts; with none, the last one.
 */
export async function* train(
  tf: TensorFlow,
  network: Network,
  rows: TrainRows,
  options: TrainOptions,
  { rng, signal }: { rng: Random; signal?: AbortSignal | undefined },
): AsyncGenerator<FitProgress, Trained> {
  const optimizer = tf.train.adam(options.learningRate);
  const order = Int32Array.from({ length: rows.fitted }, (_, row) => row);
  let best: Trained = { values: network.values(), bestEpoch: 0, epochs: 0 };
  try {
    for (let epoch = 1; epoch <= options.maxEpochs; epoch++) {
      rng.shuffle(order);
      const loss = yield* runEpoch(network, rows, options, { order, epoch, optimizer, signal });
      const heldBack = measureHeldBack(network, rows);
      yield { unit: 'epoch', done: epoch, of: options.maxEpochs, loss, ...heldBack };
      if (isLower(heldBack.validationLoss, best.validationLoss))
        best = { ...heldBack, values: network.values(), bestEpoch: epoch, epochs: epoch };
      else best.epochs = epoch;
      if (rows.fitted < rows.target.loss.rows && epoch - best.bestEpoch >= options.patience) break;
    }
    return best;
  } finally {
    optimizer.dispose();
  }
}

interface Epoch {
  order: Int32Array;
  epoch: number;
  optimizer: Optimizer;
  signal?: AbortSignal | undefined;
}

/** One pass over the rows in the given order; returns the mean of the losses met on the way. */
async function* runEpoch(
  network: Network,
  { inputs, target }: TrainRows,
  { batchSize, maxEpochs, l2, learningRate }: TrainOptions,
  { order, epoch, optimizer, signal }: Epoch,
): AsyncGenerator<FitProgress, number> {
  let lossSum = 0;
  let rows = 0;
  for (let step = 1; rows < order.length; step++) {
    const batch = order.subarray(rows, rows + batchSize);
    lossSum += batch.length * network.step(inputs, target, batch, optimizer, l2);
    rows += batch.length;
    if (step % STEPS_PER_REPORT === 0) {
      const done = epoch - 1 + rows / order.length;
      yield { unit: 'epoch', done, of: maxEpochs, loss: lossSum / rows };
      await breathe(signal);
    }
  }
  if (!Number.isFinite(lossSum))
    throw new Error(
      `The network's loss is no number any more in epoch ${epoch}, with a learning rate of ${learningRate}. ` +
        'Choose a lower learningRate; .001 is the usual one.',
    );
  await breathe(signal);
  return lossSum / rows;
}

/** With nothing held back there is nothing to compare: the later epoch counts as the better. */
function isLower(loss: number | undefined, best: number | undefined): boolean {
  return loss === undefined || best === undefined || loss < best;
}

function measureHeldBack(
  network: Network,
  { inputs, target, fitted }: TrainRows,
): { validationLoss?: number } {
  const { rows } = target.loss;
  if (fitted === rows) return {};
  const output = network.outputs(inputs, fitted, rows);
  const sum = target.loss.between(fitted, rows).sum(output, new Float64Array(output.length));
  return { validationLoss: sum / output.length };
}
