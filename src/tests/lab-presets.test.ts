import { expect, test } from 'vitest';
import { presets } from '../catalog/presets.ts';
import { toExperiment } from '../ml/experiment.ts';
import { smallLink, useLab } from './use-lab.ts';

const open = useLab();
const SCORE = /^[+−]?\d\.\d{3}/;

test('each preset is one click, runs, and shows its result', async () => {
  const lab = await open();
  await lab.page.getByText('Time, world and seeds').click();
  for (const { title, summary, experiment } of presets) {
    await lab.preset(title).click();
    expect(await lab.preset(title).getAttribute('aria-current')).toBe('step');
    expect(await lab.page.getByText(summary).count()).toBe(1);
    await lab.page.getByLabel('Parcels', { exact: true }).fill('8000');
    await lab.page.getByLabel('Parcels', { exact: true }).press('Tab');
    await lab.run();
    await lab.skipGuess();
    expect(await lab.headline.innerText(), title).toMatch(
      /Your test says 0\.\d{3}\. Production says 0\./,
    );
    const { report } = (await lab.savedRun()).result;
    expect(report.experiment).toEqual(toExperiment({ ...experiment, dataset: { rows: 8000 } }));
    const numbers = await lab.page.locator('dl dd.figure').allInnerTexts();
    expect(numbers.map((number) => SCORE.test(number))).toEqual([true, true, true, true]);
    await lab.page
      .getByRole('img', { name: /The test promised/ })
      .locator('canvas')
      .waitFor();
  }
  expect(await lab.runs.count()).toBe(presets.length);
  const promised = lab.page.getByRole('region', { name: 'Promised → delivered' });
  await promised.getByRole('img').locator('svg').waitFor();
  await promised.getByText('Numbers as a table').click();
  expect(await promised.getByRole('row').count()).toBe(presets.length + 2);
});

test('the shares of the optimism and of look-up are computed on demand, and kept', async () => {
  const lab = await open(
    smallLink({
      label: 'door',
      features: 'all-columns',
      split: 'random',
      transforms: 'all',
      guess: 'skip',
    }),
  );
  await lab.run();
  const before = await lab.savedRun();
  const whereFrom = lab.page.getByRole('region', { name: 'Where the optimism came from' });
  await lab.button('Switch the choices back').click();
  await whereFrom.getByRole('img').locator('svg').waitFor({ timeout: 60_000 });
  await lab.button('Look-up or freshness?').click();
  await whereFrom
    .getByText(/It promises .* more than a split by time/)
    .waitFor({ timeout: 60_000 });
  await lab.reload();
  const { report } = (await lab.savedRun()).result;
  expect(report.attribution!.map(({ choice }) => choice)).toEqual([
    'label',
    'features',
    'split',
    'transforms',
  ]);
  const { attribution, honestTwin, excess, lookUp } = report;
  expect(report).toEqual({ ...before.result.report, attribution, honestTwin, excess, lookUp });
  expect(await lab.runs.count()).toBe(1);
});
