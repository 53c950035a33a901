import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { hashOfFiles, importedFiles, sourceFiles } from './source-hash.mjs';

let root = '';
const write = (file: string, text: string) => {
  mkdirSync(join(root, dirname(file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'holdout-hash-'));
  write('src/b.ts', "import { a } from './sub/a.ts';\nimport data from '../data.json';\n");
  write('src/sub/a.ts', "const c = () => import('../c.ts');\nimport type { D } from 'd';\n");
  write('src/c.ts', "import { b } from './b.ts';\n");
  write('src/b.test.ts', '');
  write('data.json', '{}');
});

test('tests and what was built are no sources', () => {
  write('src/tests/site.ts', '');
  write('static/data/parcels.parquet', '');
  write('static/fonts/inter.woff2', '');
  expect(sourceFiles(root, ['src', 'static', 'data.json', 'absent'])).toEqual([
    'data.json',
    'src/b.ts',
    'src/c.ts',
    'src/sub/a.ts',
    'static/fonts/inter.woff2',
  ]);
});

test('imports are followed, dynamic and circular ones too', () => {
  expect(importedFiles(root, 'src/b.ts')).toEqual([
    'data.json',
    'src/b.ts',
    'src/c.ts',
    'src/sub/a.ts',
  ]);
});

test('the hash changes with a name and with a content, and with nothing else', () => {
  const hash = () => hashOfFiles(root, sourceFiles(root, ['src']));
  const before = hash();
  write('src/c.ts', "import { b } from './b.ts';\n");
  expect(hash()).toBe(before);
  write('src/c.ts', '// changed');
  const changed = hash();
  expect(changed).not.toBe(before);
  write('src/e.ts', '');
  expect(hash()).not.toBe(changed);
});
