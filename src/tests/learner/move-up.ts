import { expect } from 'vitest';
import type { Locator } from 'playwright-core';
import type { Prose } from '../../notebook/lesson.ts';
import { plainText } from '../../notebook/plain-text.ts';

/** Moves a thing of an order to a place, by its own button, which keeps the focus. */
export async function moveUp(cell: Locator, text: Prose, place = 0): Promise<void> {
  const name = plainText(text);
  const list = cell.getByRole('list', { name: 'Your order' });
  const now = async () => (await list.locator('.text').allInnerTexts()).indexOf(name);
  for (let from = await now(); from > place; from--) {
    await list.getByRole('button', { name: `Move “${name}” up`, exact: true }).press('Enter');
    await expect.poll(now).toBe(from - 1);
  }
}
