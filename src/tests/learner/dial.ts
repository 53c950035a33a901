import { expect } from 'vitest';
import type { CodeCell } from '../../notebook/cells/code.ts';
import { dialInWords, type DialCell } from '../../notebook/cells/dial.ts';
import { nameInCode, usedNames } from '../../notebook/code-names.ts';
import { cellsOf, type Cell } from '../../notebook/lesson.ts';
import { press, SOON, stands, type Deed, type Learner } from './learner.ts';

/** Drags it, if the code that uses it stands above and has run; else that code's run does it. */
export const dial: Deed<DialCell> = async (learner, cell) => {
  expect(await slider(learner, cell).getAttribute('aria-valuetext')).toBe(
    dialInWords(cell, cell.start),
  );
  const user = usersOf(learner, cell).find((code) => isAbove(learner, code, cell));
  if (user) await turn(learner, cell, user);
};

/** After a run: drags the dials above that the code uses. */
export async function turnDialsOf(learner: Learner, code: Cell): Promise<void> {
  const dials = cellsOf(learner.lesson).filter(({ kind }) => kind === 'dial') as DialCell[];
  for (const one of dials)
    if (isAbove(learner, one, code) && usersOf(learner, one).some(({ id }) => id === code.id))
      await turn(learner, one, code);
}

/** From end to end, and back to where it was: what is made of it follows by itself. */
async function turn(learner: Learner, cell: DialCell, { id: code }: Cell): Promise<void> {
  const read = () => learner.page.textBeside(cell.id);
  const before = await read();
  const [low, high] = cell.range;
  const [key, end] = cell.start === high ? ['Home', low] : ['End', high];
  await slider(learner, cell).press(key);
  await stands(learner, code, /^ran in/);
  await expect.poll(read, SOON).not.toBe(before);
  expect(await slider(learner, cell).getAttribute('aria-valuetext')).toBe(dialInWords(cell, end));
  await press(learner, cell, 'reset');
  await press(learner, cell, 'Reset');
  await expect.poll(read, SOON).toBe(before);
}

function slider({ page }: Learner, { id, title }: DialCell) {
  return page.cell(id).getByRole('slider', { name: title });
}

/** Code that runs again by itself when the dial is moved. */
function usersOf({ lesson }: Learner, { id }: DialCell): CodeCell[] {
  const codes = cellsOf(lesson).filter(({ kind }) => kind === 'code') as CodeCell[];
  return codes.filter(({ code, slow }) => !slow && usedNames(code).has(nameInCode(id)));
}

function isAbove({ lesson }: Learner, one: Cell, other: Cell): boolean {
  const ids = cellsOf(lesson).map(({ id }) => id);
  return ids.indexOf(one.id) < ids.indexOf(other.id);
}
