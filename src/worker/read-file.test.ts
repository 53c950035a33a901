import { afterEach, expect, test, vi } from 'vitest';
import { readFile } from './read-file.ts';

const URL_OF_TABLE = 'http://localhost/data/deliveries.parquet';

afterEach(() => vi.unstubAllGlobals());

function answerWith(body: string, init: ResponseInit = {}): void {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, init)));
}

test('a file comes back whole, its bytes counted as they come', async () => {
  answerWith('PAR1 and so on PAR1');
  const seen: number[] = [];
  const bytes = await readFile(URL_OF_TABLE, (count) => seen.push(count));
  expect(new TextDecoder().decode(bytes)).toBe('PAR1 and so on PAR1');
  expect(seen.at(-1)).toBe(19);
});

test('a missing file names the file, the status and the remedy', async () => {
  answerWith('', { status: 404 });
  await expect(readFile(URL_OF_TABLE, () => {})).rejects.toThrow(
    /deliveries\.parquet of the table is missing.*404.*npm run data/,
  );
});

test('a lost connection says so', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(readFile(URL_OF_TABLE, () => {})).rejects.toThrow(/no connection to localhost/);
});
