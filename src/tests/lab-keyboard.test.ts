import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import type { LabPage } from './LabPage.ts';
import { smallLink, useLab } from './use-lab.ts';

const open = useLab();
const MOST_STOPS = 90;

/** Presses Tab until the element has the focus; each stop on the way must be seen to have it. */
async function tabTo(lab: LabPage, target: Locator): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await lab.page.keyboard.press('Tab');
    const stop = await lab.page.evaluate(() => {
      const element = document.activeElement!;
      const { outlineStyle } = getComputedStyle(element);
      return { html: element.outerHTML.slice(0, 120), seen: outlineStyle !== 'none' };
    });
    expect(stop, 'a stop without a visible focus').toMatchObject({ seen: true });
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${target.toString()} was not reached in ${MOST_STOPS} stops.`);
}

test('choose, guess, run, read, tabs: all of it by keyboard', async () => {
  const lab = await open(smallLink());
  const { page } = lab;
  const { keyboard } = page;

  await tabTo(lab, page.getByRole('link', { name: 'Skip to the experiment' }));
  await keyboard.press('Enter');
  expect(await page.getByRole('main').evaluate((main) => main === document.activeElement)).toBe(
    true,
  );

  await tabTo(lab, page.getByRole('radio', { name: 'By time', exact: true }));
  await tabTo(lab, page.getByLabel('Gap before the test'));
  await keyboard.type('14');
  await tabTo(lab, page.getByRole('radio', { name: 'Logistic regression' }));
  await keyboard.press('ArrowUp');
  await keyboard.press('ArrowUp');
  await keyboard.press('ArrowDown');
  expect(await page.getByRole('radio', { name: 'Boosted trees' }).isChecked()).toBe(true);

  await tabTo(lab, lab.guess);
  for (let i = 0; i < 5; i++) await keyboard.press('ArrowRight');
  await page.getByText('your guess 0.80').waitFor();
  await keyboard.press('Shift+Enter');
  await page
    .getByRole('status')
    .getByText(/Your test says .*, production says/)
    .waitFor();
  await lab.ended();
  const { experiment } = (await lab.savedRun()).result.report;
  expect(experiment).toMatchObject({ split: { gapDays: 14 }, model: { id: 'boosted-trees' } });

  await tabTo(lab, lab.tab('Leak audit'));
  await keyboard.press('ArrowRight');
  expect(await lab.tab('Threshold and cost').getAttribute('aria-selected')).toBe('true');
  await keyboard.press('End');
  expect(await lab.tab('Code').getAttribute('aria-selected')).toBe('true');
  await keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement!.getAttribute('role'))).toBe('tabpanel');
});

test('a preset is chosen, and the run stopped, by keyboard', async () => {
  const lab = await open();
  await tabTo(lab, lab.preset('A network, live'));
  await lab.page.keyboard.press('Enter');
  expect(await lab.preset('A network, live').getAttribute('aria-current')).toBe('step');
  await lab.page.keyboard.press('Control+Enter');
  await tabTo(lab, lab.stopButton);
  await lab.page.keyboard.press('Enter');
  expect(await lab.notice('Stopped')).toContain('Nothing was kept of it');
});

test('words are explained and shortcuts listed by keyboard, and Esc closes both', async () => {
  const lab = await open(smallLink());
  const { keyboard } = lab.page;
  await keyboard.press('?');
  const sheet = lab.page.getByRole('dialog', { name: 'Keyboard' });
  await sheet.waitFor();
  await keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  await tabTo(lab, lab.button(/what “late” means/));
  await keyboard.press('Enter');
  const explanation = lab.page.getByText('What the model is to predict:');
  await explanation.waitFor();
  await keyboard.press('Escape');
  await explanation.waitFor({ state: 'hidden' });
});
