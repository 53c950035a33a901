import { expect } from 'vitest';
import type { PredictCell } from '../../notebook/cells/predict.ts';
import { landmark, says, type Learner } from './learner.ts';

/** The guess stands beside what came, with how far off it was. */
export async function isCompared(learner: Learner, cell: PredictCell): Promise<void> {
  const place = learner.page.cell(cell.id);
  const { kind } = cell.ask;
  if (kind === 'number') await place.getByRole('img', { name: /^You said .+; it is / }).waitFor();
  else if (kind === 'curve') await place.getByRole('img', { name: /what came/ }).waitFor();
  else await says(learner, cell, kind === 'order' ? /What came: / : /this came/);
  expect(await place.locator('.distance').innerText()).not.toBe('');
  if (cell.then) await says(learner, cell, landmark(cell.then));
}
