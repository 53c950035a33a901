import { expect } from 'vitest';
import { type Cell, type Lesson } from '../notebook/lesson.ts';
import { deliverable } from './learner/deliverable.ts';
import { dial } from './learner/dial.ts';
import { exercise } from './learner/exercise.ts';
import { isShown, SOON, type Deed, type Learner } from './learner/learner.ts';
import { predict } from './learner/predict.ts';
import { quiz } from './learner/quiz.ts';
import { chart, inPython, source, table } from './learner/read.ts';
import { run } from './learner/run.ts';
import type { LessonPage } from './LessonPage.ts';

const DEEDS: Readonly<Record<string, Deed<never>>> = {
  chart,
  code: run,
  deliverable,
  dial,
  exercise,
  experiment: run,
  inPython,
  predict,
  quiz,
  source,
  table,
};

/**
 * Takes an untouched lesson from start to end as a learner would who is wrong at first, and who leaves in
 * the middle and comes back. What it throws names the lesson and the cell.
 */
export async function walkAsLearner(page: LessonPage, lesson: Lesson): Promise<void> {
  const learner = { page, lesson };
  const { length } = lesson.steps;
  expect(await page.progress()).toBe(`0 of ${length} done`);
  const middle = lesson.steps[length >> 1]!.id;
  for (const block of lesson.blocks) {
    const cell = block.kind === 'cell' ? block.cell : null;
    await naming(lesson, cell, async () => {
      await isShown(learner, block);
      if (cell?.id === middle) await leaveAndComeBack(learner);
      if (cell) await DEEDS[cell.kind]!(learner, cell as never);
    });
  }
  await isComplete(learner);
}

/** Everything is done, and every figure of the text is there. */
async function isComplete({ page, lesson }: Learner): Promise<void> {
  const { length } = lesson.steps;
  await expect.poll(() => page.progress(), SOON).toBe(`${length} of ${length} done`);
  expect(await page.page.locator('.side').innerText()).toContain('all done');
  expect(await page.page.locator('.figure:is(.pending, .broken)').allInnerTexts()).toEqual([]);
}

/** Everything that was done is there again, and the lesson offers to go on where it was left. */
async function leaveAndComeBack({ page, lesson }: Learner): Promise<void> {
  await page.saved();
  await page.watched.screenshot(`walk-${lesson.slug}-half-way`, { fullPage: true });
  const before = await page.answers();
  const progress = await page.progress();
  await page.reload();
  await expect.poll(() => page.answers(), SOON).toEqual(before);
  expect(await page.progress()).toBe(progress);
  await page.page.getByRole('button', { name: /^Resume at “/ }).press('Enter');
}

async function naming({ slug }: Lesson, cell: Cell | null, what: () => Promise<void>) {
  try {
    await what();
  } catch (error) {
    const where = cell ? `“${cell.id}” (${cell.kind}, line ${cell.line})` : 'the text';
    throw new Error(`${slug}, ${where}: ${(error as Error).message}`, { cause: error });
  }
}
