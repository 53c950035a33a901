import { useExplicitTransposes } from './matmul-gradient.ts';

export type TensorFlow = typeof import('@tensorflow/tfjs');

export interface StartedTensorFlow {
  tf: TensorFlow;
  /** What computes: `wasm`, or in words what is used instead. */
  backend: string;
}

/** Where a bundler put the two files of the WebAssembly backend: with and without SIMD instructions. */
export type WasmUrls = Readonly<
  Record<'tfjs-backend-wasm.wasm' | 'tfjs-backend-wasm-simd.wasm', string>
>;

let wasmUrls: WasmUrls | undefined;
let started: Promise<StartedTensorFlow> | undefined;

/** To be called once in a browser, before the first fit. In Node the backend finds its own files. */
export function setWasmUrls(urls: WasmUrls): void {
  wasmUrls = urls;
}

/**
 * Loads TensorFlow.js, the first time, and starts its WebAssembly backend; without SIMD instructions
 * that is slower, without WebAssembly plain JavaScript computes, slower still. WebAssembly gives the
 * same bits on every machine; between the three the last digits differ (about 1e-7 in a score).
 */
export function startTensorFlow(): Promise<StartedTensorFlow> {
  started ??= start().catch((error: unknown) => {
    started = undefined;
    throw new Error(
      `TensorFlow.js could not be loaded (${error instanceof Error ? error.message : String(error)}). ` +
        'Reload the page, or choose a model that does not need it, such as boosted-trees.',
      { cause: error },
    );
  });
  return started;
}

async function start(): Promise<StartedTensorFlow> {
  const [tfModule, wasmModule] = await Promise.all([
    import('@tensorflow/tfjs'),
    import('@tensorflow/tfjs-backend-wasm'),
  ]);
  const tf = commonJs(tfModule);
  // Production mode keeps TensorFlow.js from writing advice to the console.
  tf.enableProdMode();
  // One thread: more gain nothing on matrices this small, and their sums would depend on their number.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (wasmUrls)
    commonJs(wasmModule).setWasmPaths({
      ...wasmUrls,
      'tfjs-backend-wasm-threaded-simd.wasm': wasmUrls['tfjs-backend-wasm-simd.wasm'],
    });
  const backend = await startBackend(tf);
  useExplicitTransposes(tf);
  return { tf, backend };
}

async function startBackend(tf: TensorFlow): Promise<string> {
  if (!(await tf.setBackend('wasm'))) {
    await tf.setBackend('cpu');
    return 'cpu, as WebAssembly or its file could not be loaded: some 20 times slower';
  }
  if (await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) return 'wasm';
  return 'wasm without SIMD, which is missing here: half as fast';
}

/** Node hands a CommonJS module over as `default`, a bundler as the module itself. */
function commonJs<T extends object>(module: T): T {
  return 'default' in module && typeof module.default === 'object' && module.default !== null
    ? (module.default as T)
    : module;
}
