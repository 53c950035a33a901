import type { TensorFlow } from '../../ml/network/backend.ts';

export type StartTensorFlow = (wasm: ArrayBuffer) => Promise<TensorFlow>;

/** Under this global name the script of TensorFlow.js leaves what starts it. */
export const START_TENSORFLOW = 'holdoutStartTensorFlow';
