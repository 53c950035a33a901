import { expect } from 'vitest';
import type { ExerciseCell } from '../../notebook/cells/exercise.ts';
import { cellsOf } from '../../notebook/lesson.ts';
import { isHeldBack, landmark, press, says, stands, type Deed, type Learner } from './learner.ts';

/** Checks the starting code, then a wrong attempt, takes a hint, and solves it. */
export const exercise: Deed<ExerciseCell> = async (learner, cell) => {
  const { page } = learner;
  await check(learner, cell, /^not attempted/);
  await says(learner, cell, 'This is still the code it began with.');

  await page.write(cell.id, `${cell.start}\n// as I would have it`);
  await check(learner, cell, new RegExp(`^\\d+ of \\d+ checks$`));
  await says(learner, cell, /not yet|your code stopped/);
  const feedback = page.cell(cell.id).locator('ul + div');
  expect(await feedback.innerText()).toMatch(/parcel/i);

  if (cell.hints.length > 0) {
    await press(learner, cell, 'Hint');
    await says(learner, cell, landmark(cell.hints[0]!));
    await stands(learner, cell.id, new RegExp(`hint 1 of ${cell.hints.length} open$`));
  }
  await isHeldBack(learner, cell.id);
  if (numberOf(learner, cell) % 2 === 0) await takeSolution(learner, cell);
  else await page.write(cell.id, cell.solution);
  await check(learner, cell, /^(\d+) of \1 checks/);
};

async function check(learner: Learner, cell: ExerciseCell, words: RegExp): Promise<void> {
  await press(learner, cell, /^Check/);
  await stands(learner, cell.id, words);
}

/** Every other exercise is given up, after the last hint. */
async function takeSolution(learner: Learner, cell: ExerciseCell): Promise<void> {
  for (const hint of cell.hints.slice(1)) {
    await press(learner, cell, 'Next hint');
    await says(learner, cell, landmark(hint));
  }
  for (const button of ['Solution', 'Show it', 'put it into the editor', 'Put it there'])
    await press(learner, cell, button);
}

function numberOf({ lesson }: Learner, { id }: ExerciseCell): number {
  const exercises = cellsOf(lesson).filter(({ kind }) => kind === 'exercise');
  return exercises.findIndex((one) => one.id === id) + 1;
}
