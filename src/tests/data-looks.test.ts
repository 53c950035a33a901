import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { RunRecord } from '../notebook/run-record.ts';
import type { DataPage } from './DataPage.ts';
import { dataLink, useData } from './use-data.ts';
import { smallLink } from './use-lab.ts';

const open = useData();

async function lookAtTestRows(data: DataPage): Promise<void> {
  await data.page.getByText('Look further').click();
  await data.button('Show test rows').click();
  await data.button('Look at the test rows').click();
  await expect.poll(() => data.sentence()).toContain('training and test parcels');
}

/** Runs the small experiment in the Lab and saves it. */
async function runInLab(data: DataPage): Promise<RunRecord> {
  await data.page.evaluate((hash) => (location.hash = hash), smallLink({ guess: 'skip' }));
  await data.page
    .getByRole('region', { name: 'Predict and run' })
    .getByRole('button', { name: /^Run/ })
    .click();
  await data.button('Save as JSON').waitFor({ timeout: 100_000 });
  const file = await (await data.download('Save as JSON')).path();
  return JSON.parse(await readFile(file, 'utf8')) as RunRecord;
}

test('training rows alone are shown until somebody confirms; no link skips that', async () => {
  const data = await open(dataLink({ scope: 'test' }));
  expect(await data.notice('This link could not be followed')).toContain('no such part');
  await data.page.getByText('Look further').click();
  await data.button('Show test rows').click();
  await data.button('Leave it').click();
  expect(await data.sentence()).toContain('training parcels, created');
  expect(await data.page.getByText(/^You looked at/).count()).toBe(0);
});

test('a look is written down, stays on the page, and goes with later runs on the table', async () => {
  const data = await open();
  await lookAtTestRows(data);
  await data.page.getByText(/^You looked at test rows on \d+ \w+ \d{4}/).waitFor();
  await data.button('Back to training rows').click();
  await expect.poll(() => data.sentence()).toContain('training parcels, created');
  await data.reload();
  await data.page.getByText(/^You looked at test rows on/).waitFor();

  const run = await runInLab(data);
  expect(run.looked).toMatchObject([
    { what: 'test', today: '2024-06-30', dataset: { name: 'deliveries', seed: 7, rows: 8000 } },
  ]);
  await data.page.getByRole('tab', { name: 'Lineage' }).click();
  await data.page
    .getByText(/at test rows of this dataset on .* with today on 30 June 2024/)
    .waitFor();
});

test('past today nobody can look but by a step of its own; a clean slate forgets it with the visit', async () => {
  const data = await open(dataLink({ clean: '1' }));
  await data.page.getByText('Look further').click();
  await data.button('Show past today').click();
  await data.button('Look past today').click();
  await expect.poll(() => data.sentence()).toContain('the future among them');
  await data.page.getByText(/^You looked at rows created after today on/).waitFor();
  await data.reload();
  expect(await data.page.getByText(/^You looked at/).count()).toBe(0);
});
