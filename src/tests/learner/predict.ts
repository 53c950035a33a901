import { expect } from 'vitest';
import type { Ask, PredictCell } from '../../notebook/cells/predict.ts';
import { formatValue } from '../../notebook/figure.ts';
import { cellsOf, type Cell } from '../../notebook/lesson.ts';
import { isCompared } from './is-compared.ts';
import { isHeldBack, landmark, press, says, stands, type Deed, type Learner } from './learner.ts';
import { moveUp } from './move-up.ts';
import { RUNS, runToEnd } from './run.ts';

const HIDDEN = /^the result waits for your guess/;

/**
 * Guesses and locks in. Where the result can be there first, it is: the learner runs the cell, is shown
 * nothing of it, and then guesses.
 */
export const predict: Deed<PredictCell> = async (learner, cell) => {
  const about = cell.about.cell;
  const { page } = learner;
  const early = runsNext(learner, cell) === about && (await page.cell(about).count()) > 0;
  if (early) {
    if (!HIDDEN.test(await page.status(about).innerText())) await runToEnd(learner, about);
    await stands(learner, about, HIDDEN);
  }
  await isHeldBack(learner, cell.id);
  await guess(learner, cell);
  await press(learner, cell, 'Lock in');
  await stands(learner, cell.id, /^locked in \d\d:\d\d$/);
  // Another guess may hide it still.
  if (early && !HIDDEN.test(await page.status(about).innerText())) await isCompared(learner, cell);
  else await says(learner, cell, 'Kept. Its result is not there yet');
};

function runsNext({ lesson }: Learner, { id }: Cell): string | undefined {
  const cells = cellsOf(lesson);
  const below = cells.slice(cells.findIndex((cell) => cell.id === id));
  return below.find(({ kind }) => RUNS.includes(kind))?.id;
}

async function guess(learner: Learner, cell: PredictCell): Promise<void> {
  const place = learner.page.cell(cell.id);
  const name = landmark(cell.question);
  const { ask } = cell;
  const lock = learner.page.buttonOf(cell.id, 'Lock in');
  expect(await lock.isDisabled(), 'nothing is guessed yet').toBe(ask.kind !== 'order');
  if (ask.kind === 'number') {
    const slider = place.getByRole('slider', { name });
    expect(await slider.getAttribute('aria-valuetext')).toBe('no guess yet');
    await slider.press('Home');
    await slider.press('ArrowRight');
    expect(Number(await slider.inputValue())).toBeCloseTo(ask.range[0] + ask.step, 9);
  } else if (ask.kind === 'choice')
    await place.getByRole('radiogroup', { name }).getByRole('radio').first().press('Space');
  else if (ask.kind === 'order') await moveUp(place, ask.items.at(-1)!.text);
  else await draw(learner, cell, ask);
}

/** Draws from corner to corner with the pointer, and corrects the first point by keyboard. */
async function draw(
  { page }: Learner,
  { id }: Cell,
  { x, y }: Extract<Ask, { kind: 'curve' }>,
): Promise<void> {
  const plot = page.cell(id).getByRole('img', { name: 'Your line' });
  await plot.scrollIntoViewIfNeeded();
  const { x: left, y: top, width, height } = (await plot.boundingBox())!;
  const { mouse } = page.page;
  await mouse.move(left + 1, top + 1);
  await mouse.down();
  await mouse.move(left + width - 1, top + height - 1, { steps: 12 });
  await mouse.up();
  const [first, ...others] = await page.cell(id).getByRole('slider', { name: y.title }).all();
  const at = async (point = first) => Number(await point!.getAttribute('aria-valuenow'));
  await expect.poll(() => at(others.at(-1))).toBeCloseTo(y.range[0]);
  expect(await first!.getAttribute('aria-label')).toContain(formatValue(x.range[0], x.format));
  await first!.press('ArrowDown');
  await expect.poll(() => at()).toBeLessThan(y.range[1]);
}
