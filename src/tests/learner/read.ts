import { expect } from 'vitest';
import type { InPythonCell } from '../../notebook/cells/in-python.ts';
import type { SourceCell } from '../../notebook/cells/source.ts';
import type { TableCell } from '../../notebook/cells/table.ts';
import type { Cell } from '../../notebook/lesson.ts';
import { says, SOON, type Deed } from './learner.ts';

/** Looks at the picture, and opens the numbers behind it. */
export const chart: Deed<Cell> = async ({ page }, { id }) => {
  const cell = page.cell(id);
  await cell.getByRole('img', { name: /\S/ }).locator('svg, canvas').waitFor(SOON);
  await cell.getByText('Numbers as a table').press('Enter');
  await cell.getByRole('table').getByRole('row').nth(1).waitFor(SOON);
  await cell.getByText('Numbers as a table').press('Enter');
};

export const table: Deed<TableCell> = async ({ page }, { id, columns }) => {
  const region = page.cell(id).getByRole('region', { name: /^Table: / });
  await region.waitFor(SOON);
  const heads = await region.getByRole('columnheader').allInnerTexts();
  if (columns) expect(heads).toEqual(columns.map(({ title }) => title));
  await region.getByRole('row').nth(1).waitFor(SOON);
};

/** Opens the listing; the line that the lesson speaks of is in view. */
export const source: Deed<SourceCell> = async (learner, cell) => {
  const { id, path, focusLine, code } = cell;
  const place = learner.page.cell(id);
  await place.locator('summary').press('Enter');
  const listing = place.getByRole('region', { name: path });
  const lines = listing.getByRole('listitem');
  await listing.waitFor(SOON);
  expect(await lines.count()).toBe(code.replace(/\n$/, '').split('\n').length);
  if (focusLine === null) return;
  const offset = lines.nth(focusLine - 1).evaluate((line) => {
    const region = line.closest('[role="region"]')!.getBoundingClientRect();
    return (line.getBoundingClientRect().top - region.top) / region.height;
  });
  expect(await offset).toBeGreaterThanOrEqual(0);
  expect(await offset).toBeLessThan(1);
};

export const inPython: Deed<InPythonCell> = async (learner, cell) => {
  const place = learner.page.cell(cell.id);
  await place.locator('summary').press('Enter');
  await place.getByRole('region', { name: `Python of ${cell.id}` }).waitFor();
  await place.getByRole('button', { name: 'Copy' }).waitFor();
  await says(learner, cell, cell.code);
  await place.locator('summary').press('Enter');
};
