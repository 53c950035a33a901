import type { Optimizer, Tensor, Tensor2D, Variable } from '@tensorflow/tfjs';
import type { Random } from '../random.ts';
import type { TensorFlow } from './backend.ts';
import { embed } from './embedding.ts';
import type { InputRows, Layout } from './layout.ts';
import type { NetworkTarget } from './target.ts';

/** Which numbers a network learns: all embeddings, then weights and biases layer by layer. */
export interface Parameters {
  values: Float32Array[];
  shapes: number[][];
}

/**
 * Parameters before training, all drawn from `rng`: weights uniform within ±√(6 / (inputs + units))
 * (Glorot and Bengio 2010, as Keras and scikit-learn's MLPClassifier do), embeddings within ±.05 (Keras'
 * default), biases and the embeddings of categories never seen 0.
 */
export function initialParameters(
  layout: Layout,
  hidden: readonly number[],
  rng: Random,
): Parameters {
  const tables = uniform(layout.tablesLength, 0.05, rng);
  for (const { start, dimensions } of layout.tables) tables.fill(0, start, start + dimensions);
  const parameters: Parameters = { values: [tables], shapes: [[layout.tablesLength]] };
  // With no hidden layer the embeddings themselves are coefficients: only numbers get weights.
  let inputs = hidden.length ? layout.width : layout.numbers;
  for (const units of [...hidden, 1]) {
    const limit = Math.sqrt(6 / (inputs + units));
    parameters.values.push(uniform(inputs * units, limit, rng), new Float32Array(units));
    parameters.shapes.push([inputs, units], [units]);
    inputs = units;
  }
  return parameters;
}

function uniform(length: number, limit: number, rng: Random): Float32Array {
  const values = new Float32Array(length);
  for (let i = 0; i < length; i++) values[i] = limit * (2 * rng.uniform() - 1);
  return values;
}

const PREDICT_ROWS = 4096;
const TABLES_AND_ONE_LAYER = 3;

/** A multi-layer perceptron in TensorFlow.js, with relu between its layers. Call `dispose` after use. */
export class Network {
  readonly #tf: TensorFlow;
  readonly #layout: Layout;
  readonly #variables: Variable[];

  constructor(tf: TensorFlow, layout: Layout, { values, shapes }: Parameters) {
    this.#tf = tf;
    this.#layout = layout;
    this.#variables = tf.tidy(() => values.map((v, i) => tf.variable(tf.tensor(v, shapes[i]!))));
  }

  /** What the last layer says of the rows `index`, log-odds in a classifier: one column. */
  forward(rows: InputRows, index: Int32Array): Tensor2D {
    const tf = this.#tf;
    const [tables, ...layers] = this.#variables as [Variable, ...Variable[]];
    let activation = embed(tf, tables, this.#layout, rows, index);
    for (let layer = 0; layer < layers.length; layer += 2) {
      if (layer > 0) activation = tf.relu(activation);
      const weights = this.#weights(layers[layer]!);
      activation = tf.add(tf.matMul(activation, weights), layers[layer + 1]!);
    }
    return activation;
  }

  /** In a linear model each embedding is a coefficient already, so its weight stays 1. */
  #weights(learned: Variable): Tensor {
    const embeddings = this.#layout.width - this.#layout.numbers;
    const linear = this.#variables.length === TABLES_AND_ONE_LAYER;
    if (!linear || embeddings === 0) return learned;
    return this.#tf.concat([learned, this.#tf.ones([embeddings, 1])]);
  }

  /**
   * One step of gradient descent on a batch: mean loss, plus l2/2 times the sum of squares of weights
   * and embeddings. Returns the mean loss of the batch before the step.
   */
  step(
    rows: InputRows,
    { values, tensorLoss }: NetworkTarget,
    index: Int32Array,
    optimizer: Optimizer,
    l2: number,
  ): number {
    const tf = this.#tf;
    return tf.tidy(() => {
      const wanted = tf.tensor2d(
        Float32Array.from(index, (row) => values[row]!),
        [index.length, 1],
      );
      let loss = NaN;
      const { grads } = tf.variableGrads(() => {
        const mean = tf.mean(tensorLoss(tf, this.forward(rows, index), wanted)).asScalar();
        loss = mean.dataSync()[0]!;
        return l2 > 0 ? tf.add(mean, this.#penalty(l2)) : mean;
      }, this.#variables);
      optimizer.applyGradients(grads);
      return loss;
    });
  }

  #penalty(l2: number): Tensor {
    const tf = this.#tf;
    const penalized = this.#variables.filter((_, i) => i === 0 || i % 2 === 1);
    return tf.mul(l2 / 2, tf.addN(penalized.map((v) => tf.sum(tf.square(v)))));
  }

  /** What it says of the rows from `from` to `to` − 1, a few thousand at a time to keep memory small. */
  outputs(rows: InputRows, from: number, to: number): Float64Array {
    const result = new Float64Array(to - from);
    for (let start = from; start < to; start += PREDICT_ROWS) {
      const length = Math.min(PREDICT_ROWS, to - start);
      const index = Int32Array.from({ length }, (_, i) => start + i);
      result.set(
        this.#tf.tidy(() => this.forward(rows, index).dataSync()),
        start - from,
      );
    }
    return result;
  }

  /** A copy of the numbers learned so far. */
  values(): Float32Array[] {
    return this.#variables.map((variable) => variable.dataSync().slice() as Float32Array);
  }

  dispose(): void {
    this.#tf.dispose(this.#variables);
  }
}
