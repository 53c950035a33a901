import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../cli/project.mjs';
import { sourceFiles } from '../cli/source-hash.mjs';

const LAYERS = [
  ['datasets', 'ml'],
  ['catalog'],
  ['worker', 'cli'],
  ['notebook', 'charts'],
  ['ui'],
  ['cells'],
  ['pages'],
];
const layerOf = (path: string) => {
  const folder = path.replace(/^src\//, '').split('/')[0]!;
  const layer = LAYERS.findIndex((folders) => folders.includes(folder));
  return layer < 0 ? LAYERS.length : layer;
};
const sources = sourceFiles(root, ['src', 'datasets'])
  .filter((file) => /\.(ts|svelte|mjs)$/.test(file))
  // A test may reach for a real world and the real catalog.
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => ({ file, code: readFileSync(join(root, file), 'utf8') }));

test('a file imports only from its own layer or from those to its left', () => {
  const wrong = sources.flatMap(({ file, code }) =>
    [...code.matchAll(/'(\.{1,2}\/[^'\s]+\.\w+)'/g)]
      .map(([, path]) => join(dirname(file), path!))
      .filter((path) => /^(src|datasets)\//.test(path) && layerOf(path) > layerOf(file))
      .map((path) => `${file} → ${path}`),
  );
  expect(wrong).toEqual([]);
});

test('the engine knows no dataset', () => {
  const engine = sources.filter(({ file }) => /^src\/(ml|catalog)\//.test(file));
  const wrong = engine.filter(({ code }) => /'[^'\n]*\/datasets\//.test(code));
  expect(wrong.map(({ file }) => file)).toEqual([]);
});

test('listing the catalog loads no heavy package', () => {
  const heavy = /^(?:import|export)\s(?!type)[^;]*?'(?:@tensorflow|arquero|vega|hyparquet)/m;
  const light = sources.filter(({ file }) => /^src\/(ml|catalog)\//.test(file));
  const wrong = light.filter(({ code }) => heavy.test(code));
  expect(wrong.map(({ file }) => file)).toEqual([]);
});
