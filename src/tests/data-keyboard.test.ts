import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import type { DataPage } from './DataPage.ts';
import { useData } from './use-data.ts';

const open = useData();
const MOST_STOPS = 120;

/** Presses Tab until the element has the focus; each stop on the way must be seen to have it. */
async function tabTo(data: DataPage, target: Locator): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await data.page.keyboard.press('Tab');
    const stop = await data.page.evaluate(() => {
      const element = document.activeElement!;
      const { outlineStyle } = getComputedStyle(element);
      return { html: element.outerHTML.slice(0, 120), seen: outlineStyle !== 'none' };
    });
    expect(stop, `a stop without a visible focus: ${stop.html}`).toMatchObject({ seen: true });
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${target.toString()} was not reached in ${MOST_STOPS} stops.`);
}

test('views, a column, a brush, a cell and its run: all of it by keyboard', async () => {
  const data = await open();
  const { page } = data;
  const { keyboard } = page;

  await tabTo(data, page.getByRole('link', { name: 'Explore', exact: true }));
  await keyboard.press('Enter');
  await page.getByText('rows selected').waitFor();
  const all = await page.getByText('rows selected').innerText();

  await tabTo(data, page.getByRole('slider', { name: 'Weekday: from' }));
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await expect.poll(() => page.getByText('rows selected').innerText()).not.toBe(all);
  await page.getByText('Weekday: Wednesday … Sunday').waitFor();

  await tabTo(data, data.chart('Service level').getByLabel('express'));
  await keyboard.press('Space');
  await page.getByText('Service level: express').waitFor();

  await tabTo(data, data.chart('Origin hub').getByRole('button', { name: /^Code/ }));
  await keyboard.press('Enter');
  const cell = page.getByRole('article', { name: 'Late share by origin hub' });
  await expect.poll(() => page.evaluate(() => document.activeElement!.id)).toBe('cell-view-1');
  await keyboard.press('Control+Enter');
  await cell.locator('table tbody tr').first().waitFor({ timeout: 60_000 });

  await page.keyboard.press('Control+k');
  await keyboard.type('Data: Rankings');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Rankings', level: 2 }).waitFor();
});
