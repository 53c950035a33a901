import { setWasmUrls, startTensorFlow } from '../../ml/network/backend.ts';
import { START_TENSORFLOW, type StartTensorFlow } from './tensorflow-global.ts';

/**
 * TensorFlow.js reads its WebAssembly by `fetch`, which the guest has not: while it starts, there is one
 * that knows these bytes alone.
 */
const start: StartTensorFlow = async (wasm) => {
  const file = 'tensorflow.wasm';
  setWasmUrls({ 'tfjs-backend-wasm.wasm': file, 'tfjs-backend-wasm-simd.wasm': file });
  const headers = { 'Content-Type': 'application/wasm' };
  Object.assign(globalThis, { fetch: () => Promise.resolve(new Response(wasm, { headers })) });
  try {
    return (await startTensorFlow()).tf;
  } finally {
    Reflect.deleteProperty(globalThis, 'fetch');
  }
};

Object.assign(globalThis, { [START_TENSORFLOW]: start });
