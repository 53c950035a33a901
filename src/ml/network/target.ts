import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import { logLossOf, squaredErrorOf, type Loss } from '../loss.ts';
import type { TensorFlow } from './backend.ts';

/** What a network is to say of each row, and the loss of what it says. */
export interface NetworkTarget {
  values: Uint8Array | Float64Array;
  loss: Loss;
  /** The same loss in tensors, a value a row, so that TensorFlow.js can take its gradient. */
  tensorLoss(tf: TensorFlow, output: Tensor2D, wanted: Tensor2D): Tensor;
}

export function labelTarget(y: Uint8Array): NetworkTarget {
  return {
    values: y,
    loss: logLossOf(y),
    // −y·log p − (1 − y)·log(1 − p) with p = 1/(1 + e^−z) is softplus(z) − y·z, which cannot overflow.
    tensorLoss: (tf, z, labels) => tf.sub(tf.softplus(z), tf.mul(labels, z)),
  };
}

export function numberTarget(values: Float64Array): NetworkTarget {
  return {
    values,
    loss: squaredErrorOf(values),
    tensorLoss: (tf, z, wanted) => tf.mul(0.5, tf.square(tf.sub(z, wanted))),
  };
}
