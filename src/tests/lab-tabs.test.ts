import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { smallLink, useLab } from './use-lab.ts';

const open = useLab();

test('threshold and costs change what a month is said to cost, and are part of the link', async () => {
  const lab = await open(smallLink({ guess: 'skip', tab: 'cost' }));
  await lab.run();
  const sentence = lab.page.getByText(/^A month of it, \d+ parcels, was promised to cost/);
  const before = await sentence.innerText();
  await lab.page.getByRole('slider', { name: 'Threshold' }).fill('0.1');
  const lower = await sentence.innerText();
  expect(lower).not.toBe(before);
  await lab.page.getByLabel('A false alarm').fill('40');
  await lab.page.getByLabel('A false alarm').press('Tab');
  await expect.poll(() => sentence.innerText()).not.toBe(lower);
  const dearer = await sentence.innerText();
  await expect.poll(() => lab.page.url()).toMatch(/threshold=0\.1&costs=/);
  await lab.page.getByLabel('A false alarm').fill('-1');
  await lab.page.getByLabel('A false alarm').press('Tab');
  await lab.page.getByText(/“-1” is no cost; a number from 0/).waitFor();
  await lab.reload();
  expect(await sentence.innerText()).toBe(dearer);
});

test('the table of a run is downloaded as CSV and as Parquet', async () => {
  const lab = await open(smallLink({ guess: 'skip', tab: 'lineage' }));
  await lab.run();
  const csv = await lab.download('Download as CSV');
  expect(csv.suggestedFilename()).toBe('deliveries-default-7-8000.csv');
  const lines = (await readFile(await csv.path(), 'utf8')).trim().split('\n');
  expect(lines).toHaveLength(8001);
  expect(lines[1]!.split(',').length).toBe(lines[0]!.split(',').length);
  const parquet = await readFile(await (await lab.download('Download as Parquet')).path());
  expect([parquet.subarray(0, 4), parquet.subarray(-4)].map(String)).toEqual(['PAR1', 'PAR1']);
});

test('lineage and code name what the numbers came from', async () => {
  const lab = await open(smallLink({ guess: 'skip', tab: 'lineage' }));
  await lab.run();
  const steps = lab.page.getByRole('region', { name: 'Table: the steps of this run' });
  expect(await steps.innerText()).toMatch(/seed 7.*8,?000 rows.*checksum/s);
  await lab.tab('Code').click();
  const json = lab.page.getByRole('region', { name: 'The experiment as JSON' });
  const { experiment } = (await lab.savedRun()).result.report;
  expect(JSON.parse(await json.innerText())).toEqual(experiment);
  await lab.page.getByLabel('File', { exact: true }).selectOption('models/logistic-regression.ts');
  const source = lab.page.getByRole('region', { name: 'Source of models/logistic-regression.ts' });
  await source.getByText('export const model').waitFor();
});
