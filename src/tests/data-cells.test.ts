import { expect, test } from 'vitest';
import type { DataPage } from './DataPage.ts';
import { dataLink, engineSays, useData } from './use-data.ts';

const open = useData();
const FILTER = { dimension: 'carrier', values: ['C1', 'C2'] };
const TITLE = 'Late share by service level';

const cells = (data: DataPage) => data.page.getByRole('region', { name: 'Your cells' });
const cell = (data: DataPage, title = TITLE) =>
  cells(data).getByRole('article', { name: title, exact: true });

async function openChart(data: DataPage): Promise<void> {
  await data.chart('Service level').getByRole('button', { name: /^Code/ }).click();
  await cell(data).waitFor();
}

/** The rows of the table that a cell shows. */
async function shown(data: DataPage): Promise<string[][]> {
  const rows = cell(data).locator('table tbody tr');
  await rows.first().waitFor({ timeout: 60_000 });
  return rows.evaluateAll((all) =>
    all.map((row) => Array.from(row.children, ({ textContent }) => textContent!.trim())),
  );
}

test('a view opens as a cell, which gives its numbers, is kept, and can be removed', async () => {
  const data = await open(dataLink({ view: 'explore', keep: 'carrier:C1,C2' }));
  await openChart(data);
  await cell(data).getByRole('button', { name: /^Run/ }).click();
  const { dimensions } = await engineSays({ kind: 'cross', dimensions: ['service'] }, [FILTER]);
  const expected = dimensions[0]!.bars.map(({ label, rows, late }) => [
    label,
    String(rows),
    String(late),
  ]);
  const digits = (text: string) => text.replaceAll(',', '');
  const table = await shown(data);
  expect(table.map((row) => row.slice(0, 3).map(digits))).toEqual(expected);

  await data.show('Columns');
  await data.page.getByRole('button', { name: /^Open as code/ }).click();
  await cell(data, 'Columns').waitFor();
  expect(await shown(data)).toEqual(table);

  await data.reload();
  expect(await shown(data)).toEqual(table);
  await cell(data).getByRole('button', { name: 'remove' }).click();
  await cell(data).getByRole('button', { name: 'Remove', exact: true }).click();
  await cell(data).waitFor({ state: 'detached' });
  await data.reload();
  await cell(data, 'Columns').waitFor();
  expect(await cell(data).count()).toBe(0);
});

test('an edit is kept, and can be taken back to the code of the view', async () => {
  const data = await open(dataLink({ view: 'explore' }));
  await openChart(data);
  const editor = cell(data).getByRole('textbox');
  await expect.poll(() => editor.innerText()).toContain('const rows = settled');
  await editor.click();
  await data.page.keyboard.press('Control+a');
  await data.page.keyboard.insertText('display(1 + 1);');
  await cell(data).getByRole('button', { name: /^Run/ }).click();
  await cell(data).getByText('2', { exact: true }).waitFor({ timeout: 60_000 });
  await data.page.getByText(/^Saved( \d\d:\d\d)?$/).waitFor();
  await data.reload();
  await expect.poll(() => editor.innerText()).toBe('display(1 + 1);');
  await cell(data).getByRole('button', { name: 'reset' }).click();
  await cell(data).getByRole('button', { name: 'Reset', exact: true }).click();
  await expect.poll(() => editor.innerText()).toContain('const rows = settled');
});

test('a label that code cannot hold says so and opens nothing', async () => {
  const data = await open(dataLink({ label: 'sla-week' }));
  await data.page.getByRole('button', { name: /^Open as code/ }).click();
  await data.page
    .getByRole('alert')
    .getByText(/sla-week/)
    .waitFor();
  expect(await cells(data).count()).toBe(0);
});
