import { expect, test } from 'vitest';
import { smallLink, useLab } from './use-lab.ts';

const open = useLab();

test('each split is drawn on the clock before anything is run, in the folds that it makes', async () => {
  const lab = await open(smallLink({ split: 'random', guess: 'skip' }));
  await lab.run();
  const split = lab.page.getByRole('group', { name: 'Split' });
  const preview = lab.page.getByRole('region', { name: 'The split, before it is run' });
  expect(await preview.count()).toBe(0);
  for (const [title, words] of [
    ['By time', /trains on [\d,]+ rows, tests on/],
    ['Purged blocks', /Fold 5 trains on .* and leaves [1-9]/],
    ['By group and time', /Rows of one origin hub stay together/],
    ['Blocked k-fold by week', /Fold 1 trains on/],
  ] as const) {
    await split.getByRole('radio', { name: title, exact: true }).check();
    await preview.getByRole('img', { name: words }).locator('canvas').waitFor();
  }
  const announced = await preview.getByRole('img').getAttribute('aria-label');
  const trained = /Fold 5 trains on ([\d,]+) rows, tests on ([\d,]+)/.exec(announced!)!;
  await lab.run();
  await lab.skipGuess();
  const { rows } = (await lab.savedRun()).result.report;
  const counts = trained.slice(1).map((text) => Number(text.replaceAll(',', '')));
  expect([rows.train, rows.test]).toEqual(counts);
});

test('a label has options of its own, and they are part of the link', async () => {
  const lab = await open(smallLink({ guess: 'skip' }));
  await lab.page.getByRole('radio', { name: 'Late by more than some hours' }).check();
  await lab.page.getByLabel('Hours after the promise').fill('12');
  await lab.page.getByLabel('Hours after the promise').press('Tab');
  await expect.poll(() => lab.page.url()).toContain('label=threshold');
  await expect.poll(() => lab.page.url()).toContain('label.hours=12');
  await lab.run();
  await lab.skipGuess();
  const { label } = (await lab.savedRun()).result.report.experiment;
  expect(label).toEqual({ id: 'threshold', pending: 'wait', options: { hours: 12 } });
});

test('a test parcel is shown with its training twins', async () => {
  const lab = await open(smallLink({ split: 'random', guess: 'skip', rows: '20000' }));
  await lab.run();
  await lab.page.getByText(/^Meet the twins of/).click();
  const twins = lab.page.getByRole('region', { name: /^Table: test parcels and their training/ });
  const { pictures } = (await lab.savedRun()).result;
  const [id] = (await twins.getByRole('rowheader').first().innerText()).split(/\s/);
  const row = pictures.twins.find((parcel) => parcel.id === id)!;
  expect(row.twins.length).toBeGreaterThan(0);
  expect(await twins.getByRole('row').nth(1).innerText()).toContain(row.twins[0]!.id);
});
