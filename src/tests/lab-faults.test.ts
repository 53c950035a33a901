import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { root } from '../cli/project.mjs';
import { smallLink, useLab } from './use-lab.ts';

const open = useLab();
const REFUSED = 'This could not be run';
const parcels = readFileSync(join(root, 'dist/data/parcels.parquet'));

function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  for (let i = 0; i < 64; i++) copy[at + i]! ^= 0xff;
  return copy;
}

const missing = (route: Route) => route.fulfill({ status: 404 });
const unreachable = (route: Route) => route.abort();
const answer = (body: Buffer | string) => (route: Route) => route.fulfill({ body });

const FAULTS: readonly [string, string, (route: Route) => Promise<void>, RegExp][] = [
  ['missing', 'parcels.parquet', missing, /parcels\.parquet .* is missing: .* 404 .*npm run data/],
  ['missing', 'manifest.json', missing, /manifest\.json .* is missing: .* 404 .*npm run data/],
  ['out of reach', 'truth.parquet', unreachable, /truth\.parquet .* no connection .*run again/],
  ['cut off', 'parcels.parquet', answer(parcels.subarray(0, 1e6)), /parcels.*npm run data/],
  ['no table', 'hubs.parquet', answer('<!doctype html>'), /hubs\.parquet.*npm run data/],
  ['damaged', 'parcels.parquet', answer(changed(parcels, 2e6)), /npm run data/],
  ['no manifest', 'manifest.json', answer('<!doctype html>'), /manifest\.json.*npm run data/],
];

test('a file of the table that is missing or damaged is named with the remedy, and may come back', async () => {
  let answers: Record<string, (route: Route) => Promise<void>> = {};
  const lab = await open(smallLink({ guess: 'skip' }), {
    prepare: (page) =>
      page.route('**/data/*', (route) => {
        const file = route.request().url().split('/').at(-1)!;
        return answers[file]?.(route) ?? route.continue();
      }),
  });
  // This run starts the worker, whose files can be withheld from then on, and needs none of them.
  await lab.run();
  await lab.goTo('#/lab?model=rule&guess=skip');
  lab.expected = /Failed to load resource/;
  for (const [what, file, fault, words] of FAULTS) {
    answers = { [file]: fault };
    await lab.run();
    expect(await lab.notice(REFUSED), `${file}: ${what}`).toMatch(words);
  }
  expect(await lab.runs.count()).toBe(1);
  answers = {};
  await lab.run();
  expect(await lab.runs.count()).toBe(2);
});

const IMPOSSIBLE: readonly [Record<string, string>, RegExp][] = [
  [{ gap: '3000' }, /gap of 3000 days has no training rows.*Choose a shorter gap/],
  [{ from: '2024-06-28' }, /No row can be learned from.*2024-06-28.*start training earlier/],
  [{ weeks: '100' }, /replay of 100 weeks.*the table ends on 2024-12-31\. Replay at most 26 weeks/],
];

test('an experiment that the table does not allow is refused with its numbers', async () => {
  const lab = await open(smallLink());
  for (const [parts, words] of IMPOSSIBLE) {
    await lab.goTo(smallLink({ ...parts, guess: 'skip' }));
    await lab.run();
    expect(await lab.notice(REFUSED), JSON.stringify(parts)).toMatch(words);
  }
});

test('a field that cannot be followed says why, and nothing else changes', async () => {
  const lab = await open(smallLink());
  await lab.page.getByText('Time, world and seeds').click();
  const parcels = lab.page.getByLabel('Parcels', { exact: true });
  await parcels.fill('12');
  await parcels.press('Tab');
  await lab.page.getByText('dataset.rows is 12; it must be a whole number from 1000').waitFor();
  expect(lab.page.url()).toContain('rows=8000');
});
