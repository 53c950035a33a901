import { expect } from 'vitest';
import type { Block, Cell, Lesson, Prose } from '../../notebook/lesson.ts';
import { plainText } from '../../notebook/plain-text.ts';
import type { LessonPage } from '../LessonPage.ts';

/** Somebody who takes a lesson, on its page, as its file has it. */
export interface Learner {
  page: LessonPage;
  lesson: Lesson;
}

/** What a learner does in a cell of one kind, by keyboard wherever the keyboard can do it. */
export type Deed<C extends Cell> = (learner: Learner, cell: C) => Promise<void>;

/** A state that a slow machine may take some time to reach. */
export const SOON = { timeout: 30_000 };

/** The longest stretch of a text without markup, formulas or figures: by it the text is known on a page. */
export function landmark({ html }: Prose): string {
  const stretches = html
    .split(/<math[\s\S]*?<\/math>|<[^>]*>/)
    .map((text) => plainText({ html: text, figures: [] }).replace(/\s+/g, ' '));
  return stretches.reduce((longest, one) => (one.length > longest.length ? one : longest), '');
}

/** Presses a button of a cell by keyboard, which keeps its place even where the button goes away. */
export async function press({ page }: Learner, { id }: Cell, name: string | RegExp): Promise<void> {
  await page.buttonOf(id, name).press('Enter');
  await expect.poll(() => page.holdsFocus(id), { message: `focus after ${name}` }).toBe(true);
}

/** Waits until a cell says this. */
export async function says({ page }: Learner, { id }: Cell, text: string | RegExp): Promise<void> {
  const read = async () => plain(await page.cell(id).textContent());
  if (typeof text === 'string') await expect.poll(read, SOON).toContain(plain(text));
  else await expect.poll(read, SOON).toMatch(text);
}

/** Waits until the few words at the head of a cell are these. */
export async function stands({ page }: Learner, id: string, words: RegExp, timeout?: number) {
  const read = () => page.status(id).innerText();
  await expect.poll(read, timeout ? { timeout } : SOON).toMatch(words);
}

/** Nothing of what waits for this cell may be on the page; a few words may stand elsewhere, too. */
export async function isHeldBack(learner: Learner, id: string): Promise<void> {
  for (const block of learner.lesson.blocks)
    if (block.after.includes(id) && isTelling(block))
      expect(await isThere(learner, block), `${nameOf(block)} before “${id}”`).toBe(false);
}

/** Waits until a stretch of the lesson is on the page. */
export async function isShown(learner: Learner, block: Block): Promise<void> {
  await expect.poll(() => isThere(learner, block), { ...SOON, message: nameOf(block) }).toBe(true);
}

const TELLING_CHARACTERS = 20;

function isTelling(block: Block): boolean {
  return block.kind === 'cell' || landmark(block.prose).length >= TELLING_CHARACTERS;
}

async function isThere({ page }: Learner, block: Block): Promise<boolean> {
  if (block.kind === 'cell') return (await page.cell(block.cell.id).count()) > 0;
  const text = plain(await page.page.locator('article').textContent());
  return text.includes(landmark(block.prose));
}

function nameOf(block: Block): string {
  return `shown: ${block.kind === 'cell' ? block.cell.id : landmark(block.prose)}`;
}

function plain(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ');
}
