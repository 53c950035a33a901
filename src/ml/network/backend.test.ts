import { expect, test, vi } from 'vitest';
import { startTensorFlow } from './backend.ts';

test('without WebAssembly it computes in plain JavaScript and says so', async () => {
  vi.stubGlobal('WebAssembly', undefined);
  const { tf, backend } = await startTensorFlow();
  expect(backend).toMatch(/^cpu, as WebAssembly or its file could not be loaded/);
  expect([...tf.matMul([[1, 2]], [[3], [4]]).dataSync()]).toEqual([11]);
  vi.unstubAllGlobals();
});
