import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { scriptSizes } from './script-sizes.ts';

const FILES = {
  'index.html': `<script type="module" crossorigin src="./assets/index-1.js"></script>
    <link rel="modulepreload" crossorigin href="./assets/preload-2.js">
    <link rel="stylesheet" href="./assets/index-3.css">`,
  'assets/index-1.js': `import{a}from"./shared-4.js";export*from"./again-5.js";
    const lazy=()=>import("./lazy-6.js"),text='import "./text-7.js"';
    new Worker(new URL("lab.worker-8.js",import.meta.url),{type:"module"});`,
  'assets/preload-2.js': '',
  'assets/index-3.css': 'body{}',
  'assets/shared-4.js': 'export const a=1;',
  'assets/again-5.js': 'export{a}from"./shared-4.js"',
  'assets/lazy-6.js': 'import"./shared-4.js";',
  'assets/lab.worker-8.js': 'fetch(new URL("lab-9.wasm",import.meta.url))',
  'assets/lab-9.wasm': 'wasm',
  'assets/nobody-asks-0.js': '',
};

test('first is what the page imports at once, later what that may still ask for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdout-sizes-'));
  mkdirSync(join(folder, 'assets'));
  for (const [file, text] of Object.entries(FILES)) writeFileSync(join(folder, file), text);
  const sizes = await scriptSizes(folder);
  const names = (files: readonly { file: string }[]) => files.map(({ file }) => file).sort();
  expect(names(sizes.first)).toEqual([
    'assets/again-5.js',
    'assets/index-1.js',
    'assets/preload-2.js',
    'assets/shared-4.js',
  ]);
  expect(names(sizes.later)).toEqual([
    'assets/lab-9.wasm',
    'assets/lab.worker-8.js',
    'assets/lazy-6.js',
  ]);
  const withPage = await scriptSizes(folder, 'lazy');
  expect(names(withPage.first)).toEqual([...names(sizes.first), 'assets/lazy-6.js'].sort());
  await expect(scriptSizes(folder, 'LabPage')).rejects.toThrow('holds no script of LabPage');
  const shared = sizes.first.find(({ file }) => file === 'assets/shared-4.js');
  const { length } = gzipSync(FILES['assets/shared-4.js']);
  expect(shared).toEqual({ file: 'assets/shared-4.js', bytes: 17, gzippedBytes: length });
  expect(sizes.firstGzippedBytes).toBe(sizes.first.reduce((sum, f) => sum + f.gzippedBytes, 0));
});
