import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { columns } from './dictionary.ts';
import { dictionaryTable, personalTable, sourcesTable } from './dictionary-table.ts';
import { PERSONAL } from './personal.ts';
import { sourceSpecs } from './source-specs.ts';

const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
const cells = (text: string) => text.split('\n').map((line) => line.replace(/\s+|-+/g, ' ').trim());

test.each([
  ['column', dictionaryTable()],
  ['source, its owner, refresh and faults', sourcesTable()],
  ['column that would be personal data', personalTable()],
])('documents every %s as the dictionary in the code describes it', (_, table) => {
  const lines = cells(readme);
  for (const line of cells(table)) expect(lines).toContain(line);
});

test('every column comes from sources that are described, and every source has a column', () => {
  const named = new Set(columns.flatMap(({ source }) => source.split(', ')));
  expect(named).toEqual(new Set(sourceSpecs.map(({ name }) => name)));
});

test('keys and personal data are columns of the dictionary, and of each column somebody told', () => {
  const names = columns.map(({ name }) => name);
  for (const { key, found } of sourceSpecs) {
    expect(names).toEqual(expect.arrayContaining([...key]));
    if (found) expect(names).toContain(found);
  }
  expect(names).toEqual(expect.arrayContaining(Object.keys(PERSONAL)));
  expect(columns.every(({ personal }) => personal !== undefined)).toBe(true);
});
