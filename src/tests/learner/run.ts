import type { PredictCell } from '../../notebook/cells/predict.ts';
import { cellsOf, type Cell } from '../../notebook/lesson.ts';
import { turnDialsOf } from './dial.ts';
import { isCompared } from './is-compared.ts';
import { isHeldBack, stands, type Deed, type Learner } from './learner.ts';

/** Kinds of cells that a learner runs. */
export const RUNS = ['code', 'experiment'];

/** The longest of them take a minute on two cores of their own. */
const LONG_RUN_MILLISECONDS = 400_000;

/** Runs a cell, unless its result is there; then the predictions about it are compared with it. */
export const run: Deed<Cell> = async (learner, cell) => {
  const { id } = cell;
  const { page, lesson } = learner;
  if (!/^ran in/.test(await page.status(id).innerText())) {
    await isHeldBack(learner, id);
    await runToEnd(learner, id);
  }
  await stands(learner, id, /^ran in/);
  for (const guess of cellsOf(lesson))
    if (guess.kind === 'predict' && (guess as PredictCell).about.cell === id)
      await isCompared(learner, guess as PredictCell);
  await turnDialsOf(learner, cell);
};

/** Runs a cell until there is a result, shown or not. */
export async function runToEnd(learner: Learner, id: string): Promise<void> {
  await learner.page.buttonOf(id, /^Run/).press('Enter');
  await stands(learner, id, /^(ran in|the result waits|failed)/, LONG_RUN_MILLISECONDS);
}
