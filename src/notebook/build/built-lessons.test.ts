import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { build } from 'vite';
import { root } from '../../cli/project.mjs';
import { lessons } from './lesson-plugin.ts';

interface Chunk {
  type: string;
  fileName: string;
  code: string;
  isEntry: boolean;
  modules: Record<string, unknown>;
}

let chunks: Chunk[];

/** What is loaded when a page lists the lessons, and what when somebody opens one. */
beforeAll(async () => {
  const result = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [lessons(root)],
    build: {
      write: false,
      minify: true,
      lib: { entry: 'src/notebook/lessons.ts', formats: ['es'] },
    },
  });
  const [first] = [result].flat() as { output: Chunk[] }[];
  chunks = first!.output.filter(({ type }) => type === 'chunk');
});

test('the list of lessons is small and holds no lesson’s text', () => {
  const [list] = chunks.filter(({ isEntry }) => isEntry);
  expect(list!.code).toContain('How a lesson works');
  expect(list!.code).not.toContain('late-guess.said');
  expect(gzipSync(list!.code).length).toBeLessThan(10_000);
});

test('each lesson is a file of its own, made of its text alone', () => {
  const texts = chunks.filter(({ isEntry }) => !isEntry);
  const one = texts.find(({ code }) => code.includes('Parcel 4711'))!;
  expect(Object.keys(one.modules).filter((id) => !id.includes('/lessons/'))).toEqual([]);
});

test('nothing that only the parser needs comes with them', () => {
  const all = chunks.flatMap(({ modules }) => Object.keys(modules));
  expect(all.filter((id) => /markdown-it|katex|\/yaml\//.test(id))).toEqual([]);
});
