import { expect, test } from 'vitest';
import { smallLink, useLab } from './use-lab.ts';

const open = useLab();
const LEAKY = { label: 'door', features: 'all-columns', split: 'random', guess: 'skip' };

test('importance on the test and in production, parcels and slices come with one question', async () => {
  const lab = await open(smallLink({ ...LEAKY, tab: 'importance' }));
  await lab.run();
  await lab.button('Shuffle each feature').click();
  const shuffled = lab.page.getByRole('region', { name: /^Shuffled, on the test/ });
  await shuffled.getByRole('img').locator('svg').waitFor({ timeout: 60_000 });
  await shuffled.getByText(/was not there when it was needed/).waitFor();

  await lab.tab('Errors').click();
  await lab.page.getByText(/production is served worst at|has enough parcels/).waitFor();
  await lab.page.getByLabel('Sliced by').selectOption({ label: 'Destination region' });
  await lab.page.getByText('Numbers and calibration of every slice').click();
  const slices = lab.page.getByRole('region', { name: /^Table: errors by/ });
  await slices.getByRole('rowheader', { name: 'R01' }).waitFor();

  await lab.tab('Parcels').click();
  const parcels = lab.page.getByRole('list', { name: 'Parcels explained' });
  await parcels.waitFor();
  const count = await parcels.getByRole('listitem').count();
  expect(count).toBeGreaterThan(4);
  await lab.page.getByText('they add up to the score’s log-odds.').waitFor();
  const known = lab.page.getByRole('region', { name: /^Table: features of parcel/ });
  expect(await known.innerText()).toMatch(/not known/);

  const { explanation } = (await lab.savedRun()).result.report;
  const { id } = explanation!.parcels.at(-1)!;
  await parcels.getByRole('button', { name: new RegExp(`^${id}`) }).press('Enter');
  await lab.page.getByText(new RegExp(`Parcel ${id}, created`)).waitFor();
  expect(await lab.violations('[role="tabpanel"]')).toEqual([]);
});

test('a parcel is explained by its number, one that was not scored is refused', async () => {
  const lab = await open(smallLink({ features: 'creation', guess: 'skip', tab: 'parcels' }));
  await lab.run();
  await lab.button('Explain some parcels').click();
  const parcels = lab.page.getByRole('list', { name: 'Parcels explained' });
  await parcels.waitFor({ timeout: 60_000 });
  const before = await parcels.getByRole('listitem').count();
  const explained = (await lab.savedRun()).result.report.explanation!.parcels.map(({ id }) => id);
  const another = ['7001', '7002'].find((id) => !explained.includes(id))!;
  await lab.page.getByLabel('Another parcel, by its number').fill('999999999');
  await lab.button('Explain').click();
  expect(await lab.notice('This could not be run')).toMatch(/999999999/);
  expect(await parcels.getByRole('listitem').count()).toBe(before);
  await lab.page.getByLabel('Another parcel, by its number').fill(another);
  await lab.button('Explain').click();
  await lab.page.getByText(`Parcel ${another}, created`).waitFor({ timeout: 60_000 });
  expect(await parcels.getByRole('listitem').count()).toBe(before + 1);
});

test('hours late are foretold by the same recipe, and a model that cannot says why', async () => {
  const lab = await open(smallLink({ guess: 'skip', tab: 'hours' }));
  await lab.run();
  await lab.button('Predict the hours').click();
  const errors = lab.page.getByRole('region', { name: 'Table: errors of hours late' });
  await errors.waitFor({ timeout: 60_000 });
  expect(await errors.innerText()).toMatch(/the replay, always the median/);
  await lab.page.getByRole('radio', { name: 'by week', exact: true }).check();
  const weeks = lab.page.getByRole('region', { name: 'Table: errors by week, the replay' });
  expect(await weeks.getByRole('row').count()).toBe(25);
  await lab.goTo(smallLink({ model: 'rule', guess: 'skip', tab: 'hours' }));
  await lab.run();
  await lab.page.getByText(/never by how many hours/).waitFor();
});

test('two runs are compared parcel by parcel', async () => {
  const lab = await open(smallLink({ guess: 'skip' }));
  await lab.run();
  await lab.goTo(smallLink({ model: 'rule', guess: 'skip' }));
  await lab.run();
  for (const row of [0, 1]) await lab.runs.nth(row).getByRole('checkbox').check();
  await lab.button('Compare in pairs').click();
  const pairs = lab.page.getByRole('region', { name: 'Table: the two runs in pairs' });
  await pairs.waitFor({ timeout: 60_000 });
  expect(await pairs.innerText()).toMatch(/ROC AUC\s+0\.\d{3}\s+0\.\d{3}\s+[+−]0\.\d{3}/);
  await lab.page.getByText(/both are right on/).waitFor();
});
