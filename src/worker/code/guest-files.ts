import wasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import guestUrl from './guest.ts?script-url';
import tensorFlowUrl from './tensorflow.ts?script-url';
import type { TensorFlowFiles } from './sandbox-protocol.ts';

/** What the sandbox is given, read when it is first needed: the sandbox itself has no network. */
export class GuestFiles {
  #guest: Promise<string> | null = null;
  #tensorFlow: Promise<TensorFlowFiles> | null = null;

  guest(): Promise<string> {
    this.#guest ??= readText(guestUrl);
    this.#guest.catch(() => (this.#guest = null));
    return this.#guest;
  }

  tensorFlow(): Promise<TensorFlowFiles> {
    this.#tensorFlow ??= readTensorFlow();
    this.#tensorFlow.catch(() => (this.#tensorFlow = null));
    return this.#tensorFlow;
  }
}

async function readTensorFlow(): Promise<TensorFlowFiles> {
  const [script, bytes] = await Promise.all([readText(tensorFlowUrl), read(simd)]);
  const quick = WebAssembly.validate(bytes);
  return { script, wasm: quick ? bytes : await read(wasm) };
}

async function readText(url: string): Promise<string> {
  return new TextDecoder().decode(await read(url));
}

async function read(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url).catch(() => null);
  if (response?.ok) return response.arrayBuffer();
  const why = response ? `the server answered ${response.status}` : 'there is no connection';
  throw new Error(
    `What code cells need could not be loaded (${url}): ${why}. Check the connection and run again.`,
  );
}
