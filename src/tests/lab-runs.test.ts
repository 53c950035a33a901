import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { LabPage } from './LabPage.ts';
import { smallLink, useLab } from './use-lab.ts';

const open = useLab();
const MARKUP = '<img src=x onerror=alert(1)>';

async function twoRuns(): Promise<LabPage> {
  const lab = await open(smallLink({ guess: '0.8' }));
  await lab.run();
  await lab.goTo(smallLink({ model: 'rule', guess: 'skip' }));
  await lab.run();
  return lab;
}

test('runs survive a reload, the latest of the chosen experiment is shown', async () => {
  const lab = await twoRuns();
  const before = await lab.runs.allInnerTexts();
  const shown = await lab.headline.innerText();
  expect(before).toHaveLength(2);
  await lab.reload();
  expect(await lab.runs.allInnerTexts()).toEqual(before);
  expect(await lab.headline.innerText()).toBe(shown);
  await lab.button(/^Show Logistic/).click();
  expect(await lab.headline.innerText()).not.toBe(shown);
});

test('a run made in one tab is in the list of another', async () => {
  const lab = await open(smallLink({ guess: 'skip' }));
  const other = await lab.watched.context.newPage();
  await other.goto(lab.page.url());
  await lab.run();
  await other.getByRole('region', { name: 'Table: your runs' }).locator('tbody tr').waitFor();
});

test('a name with markup in it is a name wherever it stands', async () => {
  const lab = await twoRuns();
  const name = lab.runs.nth(1).getByRole('textbox');
  await name.fill(MARKUP);
  await name.press('Tab');
  await lab.button(`Show ${MARKUP}`).click();
  for (const row of [0, 1]) await lab.runs.nth(row).getByRole('checkbox').check();
  const comparison = lab.page.getByRole('region', { name: 'Comparison of two runs' });
  await comparison.getByRole('columnheader', { name: MARKUP }).waitFor();
  const pictures = lab.page.getByRole('img', { name: /^Promised/ });
  await expect.poll(() => pictures.getByText(MARKUP).count()).toBe(2);
  await pictures.first().locator('.mark-symbol path').first().hover();
  await expect.poll(() => lab.page.locator('#vg-tooltip-element').innerText()).toContain(MARKUP);
  await lab.button(`Delete ${MARKUP}`).click();
  await lab.page.getByText(`“${MARKUP}” is deleted.`).waitFor();
  await lab.button('Undo').click();
  await lab.button(`Show ${MARKUP}`).waitFor();
  await lab.page.getByText(/^Saved( \d\d:\d\d)?$/).waitFor();
  await lab.reload();
  await lab.button(`Show ${MARKUP}`).waitFor();
  expect(await lab.page.locator('img').count()).toBe(0);
});

test('two runs are compared: the choices and the numbers in which they differ', async () => {
  const lab = await twoRuns();
  expect(await lab.page.getByText('Tick two runs to compare them.').count()).toBe(1);
  for (const row of [0, 1]) await lab.runs.nth(row).getByRole('checkbox').check();
  const table = lab.page.getByRole('region', { name: 'Table: the two runs' });
  const rows = await table.getByRole('row').allInnerTexts();
  expect(rows[1]).toMatch(/model\s+logistic-regression\s+rule/);
  expect(rows.find((row) => row.startsWith('replayed score'))).toMatch(
    /0\.\d{3}\s+0\.\d{3}\s+[+−]0\.\d{3}/,
  );
});

test('a deleted run comes back with undo, by button and by keyboard, and stays back', async () => {
  const lab = await twoRuns();
  const before = await lab.runs.allInnerTexts();
  await lab.button(/^Delete Rule/).click();
  expect(await lab.runs.count()).toBe(1);
  await lab.reload();
  expect(await lab.runs.count()).toBe(1);
  await lab.button(/^Delete Logistic/).click();
  await lab.headline.click();
  await lab.page.keyboard.press('Control+z');
  expect(await lab.runs.count()).toBe(1);
  await lab.reload();
  expect(await lab.runs.allInnerTexts()).toEqual(before.slice(1));
});

test('a run is saved as JSON, all of it, and as a picture', async () => {
  const lab = await twoRuns();
  const run = await lab.savedRun();
  expect(run.result.report.experiment.model.id).toBe('rule');
  expect(await lab.headline.innerText()).toContain(run.result.report.replay.rocAuc!.toFixed(3));
  const all = await lab.download('Save all as JSON');
  const [first, second] = JSON.parse(await readFile(await all.path(), 'utf8')) as unknown[];
  expect(second).toEqual(run);
  expect(first).toMatchObject({ prediction: 0.8 });
  await lab.page
    .getByRole('img', { name: /The test promised/ })
    .locator('canvas')
    .waitFor();
  const picture = await lab.download('Save as picture');
  expect(picture.suggestedFilename()).toMatch(/^holdout-Rule.*\.png$/);
  const bytes = await readFile(await picture.path());
  expect(bytes.subarray(0, 4)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  expect(bytes.readUInt32BE(16)).toBeGreaterThan(1000);
});
