import { expect } from 'vitest';
import type { DeliverableCell } from '../../notebook/cells/deliverable.ts';
import { stands, type Deed } from './learner.ts';

const OWN_WORDS = '\n\nI would sign this.';

/** Finds it filled, adds words of their own and marks it finished. */
export const deliverable: Deed<DeliverableCell> = async (learner, { id, title }) => {
  const { page } = learner;
  const text = page.cell(id).getByRole('textbox', { name: `${title}, in Markdown` });
  const filled = await text.inputValue();
  expect(filled).toMatch(/\S/);
  expect(filled).not.toContain('[run “');
  await text.press('ControlOrMeta+End');
  await page.page.keyboard.insertText(OWN_WORDS);
  await stands(learner, id, /^yours$/);
  await page.cell(id).getByRole('checkbox', { name: 'Finished' }).press(' ');
  await stands(learner, id, /^finished$/);
  expect(await text.isEditable()).toBe(false);
  expect(await text.inputValue()).toBe(filled + OWN_WORDS);
};
