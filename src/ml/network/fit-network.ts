import type { Design } from '../design.ts';
import type { FitContext, Fitted, FitProgress } from '../model.ts';
import { startTensorFlow, type TensorFlow } from './backend.ts';
import { inputRows, layoutOf, type Layout } from './layout.ts';
import { initialParameters, Network, type Parameters } from './network.ts';
import type { NetworkTarget } from './target.ts';
import { train, type TrainOptions } from './train.ts';

export interface NetworkOptions extends TrainOptions {
  /** Units of each hidden layer. */
  hidden: readonly number[];
}

export interface FittedNetwork {
  /** The one number that the last layer gives for each row of a design. */
  output(design: Design): Float64Array;
  description: Fitted['description'];
}

/** Rows of `rows` that early stopping looks at: the latest tenth. */
export function heldBackRows(rows: number, { patience }: TrainOptions): number {
  return patience > 0 ? Math.floor(rows / 10) : 0;
}

/** Starts TensorFlow.js, trains a network, and leaves no tensor behind. */
export async function* fitNetwork(
  design: Design,
  target: NetworkTarget,
  { hidden, ...options }: NetworkOptions,
  context: FitContext,
): AsyncGenerator<FitProgress, FittedNetwork> {
  const { tf, backend } = await startTensorFlow();
  context.signal?.throwIfAborted();
  const layout = layoutOf(design, hidden.length === 0);
  const parameters = initialParameters(layout, hidden, context.rng);
  const heldBack = heldBackRows(design.rows, options);
  const rows = { inputs: inputRows(design, layout), target, fitted: design.rows - heldBack };
  const network = new Network(tf, layout, parameters);
  try {
    const { values, ...numbers } = yield* train(tf, network, rows, options, context);
    return {
      output: (asked) => outputOf(tf, layout, { ...parameters, values }, asked),
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

/** The network lives only as long as it is asked, so nothing is left to free. */
function outputOf(
  tf: TensorFlow,
  layout: Layout,
  parameters: Parameters,
  design: Design,
): Float64Array {
  const network = new Network(tf, layout, parameters);
  try {
    return network.outputs(inputRows(design, layout), 0, design.rows);
  } finally {
    network.dispose();
  }
}
