import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dictionaryTable } from './dictionary-table.ts';

it('documents every column as the dictionary in the code describes it', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
  const cells = (text: string) =>
    text.split('\n').map((line) => line.replace(/\s+|-+/g, ' ').trim());
  const lines = cells(readme);
  for (const line of cells(dictionaryTable())) expect(lines).toContain(line);
});
