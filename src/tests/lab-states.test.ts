import type { Route } from 'playwright-core';
import { expect, test } from 'vitest';
import type { LabPage } from './LabPage.ts';
import { smallLink, useLab } from './use-lab.ts';

const open = useLab();
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const REDRAW_MILLISECONDS = 300;
const ASKED = [
  ['Leak audit', 'Audit this run', 'flagged columns away at once'],
  ['Parcels', 'Explain some parcels', 'they add up to the score’s'],
  ['Hours late', 'Predict the hours', 'whoever always says the'],
] as const;
const TABS = [
  ...['Leak audit', 'Threshold and cost', 'Calibration', 'Importance', 'Errors'],
  ...['Parcels', 'Hours late', 'Lineage', 'Code'],
];
const NETWORK = { model: 'neural-network', rows: '300000', guess: '0.8' };

type Variant = readonly [typeof DESK, 'light' | 'dark'];
const CHECKED: readonly Variant[] = [
  [DESK, 'light'],
  [PHONE, 'dark'],
];
const ALL: readonly Variant[] = [...CHECKED, [PHONE, 'light'], [DESK, 'dark']];

/** Takes pictures of the page as it is; none may be wider than its window, nor fail axe. */
async function look(
  lab: LabPage,
  state: string,
  { variants = ALL, fullPage = false, part = 'html' } = {},
): Promise<void> {
  for (const variant of variants) {
    const [viewport, colorScheme] = variant;
    await lab.page.setViewportSize(viewport);
    await lab.page.emulateMedia({ colorScheme });
    await lab.page.waitForTimeout(REDRAW_MILLISECONDS);
    const name = `lab-${state}-${viewport.width}-${colorScheme}`;
    await lab.watched.screenshot(name, { fullPage });
    expect(await lab.overflow(), name).toBe(0);
    if (CHECKED.includes(variant)) expect(await lab.violations(part), name).toEqual([]);
  }
  await lab.page.setViewportSize(DESK);
}

/** Lets requests wait until they are let go. */
function gate() {
  let letGo = () => {};
  const opened = new Promise<void>((resolve) => (letGo = resolve));
  return { letGo, wait: (route: Route) => opened.then(() => route.continue()) };
}

test('opening, first visit, loading the table', async () => {
  const [result, table] = [gate(), gate()];
  const lab = await open('#/lab', {
    prepare: async (page) => {
      await page.route('**/data/first-result.json', result.wait);
      await page.route('**/data/truth.parquet', table.wait);
    },
    started: false,
  });
  await lab.page.getByRole('heading', { name: 'Opening the notebook' }).waitFor();
  await look(lab, 'opening');
  result.letGo();
  await lab.started();
  await lab.page
    .getByRole('img', { name: /The test promised/ })
    .locator('canvas')
    .waitFor();
  await look(lab, 'first-visit', { fullPage: true });
  await lab.runButton.click();
  await lab.page.getByText(/Loading the table · \d\.\d of \d\.\d MB/).waitFor();
  await look(lab, 'loading');
  table.letGo();
});

test('empty, running, stopped, failed', async () => {
  const lab = await open(smallLink(NETWORK));
  expect(await lab.headline.innerText()).toBe('Choose, guess, run.');
  await look(lab, 'empty');
  await lab.runButton.click();
  await lab.page.getByText(/Training for your test · epoch/).waitFor({ timeout: 60_000 });
  await look(lab, 'running');
  await lab.stopButton.click();
  await lab.notice('Stopped');
  await look(lab, 'stopped');
  await lab.goTo(smallLink({ gap: '3000' }));
  await lab.run();
  await lab.notice('This could not be run');
  await look(lab, 'failed');
});

test('hidden, and the result with all that can be unfolded', async () => {
  const lab = await open(smallLink({ guess: '0.8' }));
  await lab.run();
  await lab.goTo(smallLink({ features: 'all-columns', split: 'random', label: 'door' }));
  await lab.run();
  await look(lab, 'hidden');
  await lab.skipGuess();
  await look(lab, 'result', { fullPage: true });
  await lab.button('Switch the choices back').click();
  await lab.page.getByText(/over the honest twin/).waitFor({ timeout: 60_000 });
  for (const row of [0, 1]) await lab.runs.nth(row).getByRole('checkbox').check();
  const unfold = () =>
    lab.page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
  await unfold();
  await look(lab, 'unfolded', { variants: CHECKED, fullPage: true });
  for (const [tab, question, answer] of ASKED) {
    await lab.tab(tab).click();
    await lab.button(question).click();
    await lab.page.getByText(answer).waitFor({ timeout: 60_000 });
  }
  await lab.page.getByText('Stop', { exact: true }).waitFor({ state: 'detached' });
  for (const tab of TABS) {
    await lab.tab(tab).click();
    await unfold();
    const name = `tab-${tab.toLowerCase().replaceAll(' ', '-')}`;
    await look(lab, name, { variants: CHECKED, fullPage: true, part: '[role="tabpanel"]' });
  }
  for (const width of [390, 480, 640, 768, 900, 1024, 1280, 1920]) {
    await lab.page.setViewportSize({ width, height: 900 });
    await lab.page.waitForTimeout(REDRAW_MILLISECONDS);
    expect(await lab.overflow(), `${width} pixels`).toBe(0);
  }
});

test('the theme is the system’s until another is chosen, which is kept', async () => {
  const lab = await open(smallLink(), { colorScheme: 'dark' });
  const ground = () => lab.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await lab.button('Use the light theme').click();
  const light = await ground();
  expect(light).not.toBe(dark);
  await lab.reload();
  expect(await ground()).toBe(light);
  await lab.button('Use the dark theme').waitFor();
});
