import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import type { TensorFlow } from './backend.ts';
import type { InputRows, Layout } from './layout.ts';

/**
 * The input of the network for the rows `index`: each row's numbers, then the embedding of each of its
 * categories, looked up in `tables` (all embeddings, flat). Shape: index.length × layout.width.
 *
 * An embedding is a one-hot column times a matrix without the multiplication: the vector of a category
 * is its row of that matrix. So the gradient with respect to a vector is the sum of the gradients of the
 * rows that looked it up. It is written out here because TensorFlow.js has no such sum on WebAssembly.
 */
export function embed(
  tf: TensorFlow,
  tables: Tensor,
  layout: Layout,
  rows: InputRows,
  index: Int32Array,
): Tensor2D {
  const lookUp = tf.customGrad((tensor) => ({
    value: tf.tensor2d(gather((tensor as Tensor).dataSync() as Float32Array, layout, rows, index), [
      index.length,
      layout.width,
    ]),
    gradFunc: (gradient: Tensor) =>
      tf.tensor1d(scatterAdd(gradient.dataSync() as Float32Array, layout, rows, index)),
  }));
  return lookUp(tables) as Tensor2D;
}

function gather(
  tables: Float32Array,
  layout: Layout,
  rows: InputRows,
  index: Int32Array,
): Float32Array {
  const { numbers, width } = layout;
  const input = new Float32Array(index.length * width);
  let to = 0;
  for (const row of index) {
    for (let from = row * numbers; from < (row + 1) * numbers; from++)
      input[to++] = rows.numbers[from]!;
    for (let table = 0; table < layout.tables.length; table++) {
      let from = rows.embeddingStart[row * layout.tables.length + table]!;
      for (let left = layout.tables[table]!.dimensions; left > 0; left--)
        input[to++] = tables[from++]!;
    }
  }
  return input;
}

function scatterAdd(
  gradient: Float32Array,
  layout: Layout,
  rows: InputRows,
  index: Int32Array,
): Float32Array {
  const sum = new Float32Array(layout.tablesLength);
  let from = 0;
  for (const row of index) {
    from += layout.numbers;
    for (let table = 0; table < layout.tables.length; table++) {
      let to = rows.embeddingStart[row * layout.tables.length + table]!;
      for (let left = layout.tables[table]!.dimensions; left > 0; left--)
        sum[to++]! += gradient[from++]!;
    }
  }
  return sum;
}
