import { expect, test } from 'vitest';
import { smallLink, useLab } from './use-lab.ts';

/** V8 offers WebAssembly SIMD only on processors with SSE 4.1, so this takes it away. */
const open = useLab(['--js-flags=--no-enable-sse4-1']);

test('without WebAssembly SIMD the network is said to be slow, and trains', async () => {
  const lab = await open(smallLink({ model: 'neural-network', guess: 'skip' }));
  await lab.page.getByText('This browser has no WebAssembly SIMD').waitFor();
  await lab.run();
  expect(await lab.headline.innerText()).toContain('Production says');
});
