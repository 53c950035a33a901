import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { count, percent } from '../charts/figures.ts';
import type { ValueFilter } from '../ml/explore/cross-filter.ts';
import type { DataPage } from './DataPage.ts';
import { dataLink, engineSays, useData } from './use-data.ts';

const open = useData();
const EXPLORE = dataLink({ view: 'explore' });
/** From a brush to the picture, over 200,000 rows: with room for a busy machine. */
const MOST_MILLISECONDS = 300;

const selected = (data: DataPage) => data.page.getByText(/rows selected/).innerText();

async function expectSelected(data: DataPage, filters: readonly ValueFilter[]): Promise<void> {
  const { rows, late, all } = await engineSays({ kind: 'cross', dimensions: [] }, filters);
  const words = `${count(rows)} of ${count(all.rows)} rows selected, ${percent(late / rows)} of them late.`;
  await expect.poll(() => selected(data)).toBe(words);
}

/** Drags across the bars of a chart, as shares of its width. */
async function brush(data: DataPage, chart: Locator, from: number, to: number): Promise<void> {
  const box = (await chart.locator('svg').boundingBox())!;
  const at = (share: number) => [box.x + share * box.width, box.y + box.height / 3] as const;
  await data.page.mouse.move(...at(from));
  await data.page.mouse.down();
  await data.page.mouse.move(...at((from + to) / 2));
  await data.page.mouse.move(...at(to));
  await data.page.mouse.up();
}

test('a brush by pointer filters every other chart, and is told in words and in the link', async () => {
  const data = await open(EXPLORE);
  await brush(data, data.chart('Weekday'), 0.05, 0.65);
  const weekdays = { dimension: 'weekday', from: null, to: 5 };
  await expectSelected(data, [weekdays]);
  await data.chart('Carrier').getByLabel('C1').check();
  await data.chart('Carrier').getByLabel('C2').check();
  const carriers = { dimension: 'carrier', values: ['C1', 'C2'] };
  await expectSelected(data, [weekdays, carriers]);
  const words = data.page.getByRole('list', { name: 'Only rows with' });
  expect(await words.innerText()).toMatch(/Weekday: Monday … Friday[^]*Carrier: C1, C2/);

  const { dimensions } = await engineSays({ kind: 'cross', dimensions: ['carrier'] }, [
    weekdays,
    carriers,
  ]);
  for (const { label, rows, late } of dimensions[0]!.bars) {
    const row = data.chart('Carrier').getByRole('row').filter({ hasText: label });
    expect(await row.innerText()).toContain(count(rows));
    expect(await row.innerText()).toContain(percent(late / rows, 0));
  }

  await expect.poll(() => data.page.url()).toMatch(/keep=weekday:~5&keep=carrier:C1,C2/);
  await data.reload();
  await expectSelected(data, [weekdays, carriers]);
  await words.getByRole('button', { name: 'Clear Carrier' }).click();
  await expectSelected(data, [weekdays]);
});

test('the same by keyboard: two ends of a range, and categories', async () => {
  const data = await open(EXPLORE);
  const hours = data.chart('Hour of creation');
  const from = hours.getByRole('slider', { name: 'Hour of creation: from' });
  await from.focus();
  for (let i = 0; i < 6; i++) await data.page.keyboard.press('ArrowRight');
  const to = hours.getByRole('slider', { name: 'Hour of creation: to' });
  await to.focus();
  for (let i = 0; i < 5; i++) await data.page.keyboard.press('ArrowLeft');
  await expectSelected(data, [{ dimension: 'hour', from: 6, to: 19 }]);
  expect(await from.getAttribute('aria-valuetext')).toBe('6:00');
  await data.chart('Service level').getByLabel('express').focus();
  await data.page.keyboard.press('Space');
  await expectSelected(data, [
    { dimension: 'hour', from: 6, to: 19 },
    { dimension: 'service', values: ['express'] },
  ]);
  await data.button('Clear all filters').click();
  await expectSelected(data, []);
});

test('the part that is selected stays selected in every other view', async () => {
  const data = await open(dataLink({ view: 'columns', keep: 'carrier:C1' }));
  const filters = [{ dimension: 'carrier', values: ['C1'] }];
  const overview = await engineSays({ kind: 'overview' }, filters);
  expect(await data.sentence()).toContain(`${count(overview.rows)} of `);
  const row = data.row('the columns, and what the dictionary says of them', 'Carrier');
  expect(await row.locator('.figure').first().innerText()).toBe('1');
});

test('200,000 rows are filtered and drawn without a wait', async () => {
  const data = await open(dataLink({ view: 'explore', rows: '345000', from: '2022-01-01' }));
  const rows = Number(/of ([\d,]+) rows/.exec(await selected(data))![1]!.replaceAll(',', ''));
  expect(rows).toBeGreaterThan(200_000);
  const hours = data.chart('Hour of creation').getByRole('slider', { name: /from$/ });
  const took: number[] = [];
  for (let hour = 1; hour <= 10; hour++)
    took.push(
      await hours.evaluate((slider: HTMLInputElement, value) => {
        const said = document.querySelector('.view [role=status]')!;
        return new Promise<number>((resolve) => {
          const start = performance.now();
          const seen = new MutationObserver(() => {
            seen.disconnect();
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
          });
          seen.observe(said, { characterData: true, subtree: true, childList: true });
          slider.value = String(value);
          slider.dispatchEvent(new Event('input', { bubbles: true }));
        });
      }, hour),
    );
  took.sort((a, b) => a - b);
  const charts = await data.page.locator('.charts > *').count();
  console.log(
    `${count(rows)} rows, ${charts} charts: ${took.map((t) => t.toFixed(0)).join(', ')} ms`,
  );
  expect(took[took.length >> 1]).toBeLessThan(MOST_MILLISECONDS);
});
