import { expect, test } from 'vitest';
import { LessonPage } from './LessonPage.ts';
import { useSite } from './use-site.ts';

const LESSON = '#/lessons/07-splits-and-evaluation';
const SLOW_MILLISECONDS = 60_000;
const open = useSite(LessonPage, LESSON);

/** Opens the place of the dials: the guesses before it are skipped, and what it reads has run. */
async function openDials(): Promise<LessonPage> {
  const lesson = await open();
  expect(await lesson.cell('review-days').count()).toBe(0);
  for (const id of ['split-alone', 'open-labels']) await lesson.press(id, 'Skip the guess');
  await lesson.run('settling');
  await lesson.cell('review-days').waitFor({ timeout: SLOW_MILLISECONDS });
  return lesson;
}

test('a dial is moved by keyboard and by hand, its figures and its curve follow, and it is kept', async () => {
  const lesson = await openDials();
  const dial = lesson.cell('review-days');
  const value = dial.locator('output');
  const figures = lesson.page.getByText(/may still have been open/);
  const curve = lesson.cell('open-chart').getByRole('img');
  const before = await figures.innerText();
  const drawn = await curve.getAttribute('aria-label');

  const slider = dial.getByRole('slider', { name: 'Days that a reason may be revised' });
  await slider.press('End');
  expect([await value.innerText(), await slider.getAttribute('aria-valuetext')]).toEqual([
    '28',
    '28',
  ]);
  await expect.poll(() => figures.innerText(), { timeout: SLOW_MILLISECONDS }).not.toBe(before);
  await expect.poll(() => curve.getAttribute('aria-label')).not.toBe(drawn);

  await slider.click({ position: { x: 1, y: 8 } });
  expect(await value.innerText()).toBe('0');
  await lesson.saved();
  await lesson.page.reload();
  await lesson.started();
  await expect.poll(() => value.innerText()).toBe('0');

  await lesson.press('review-days', 'reset');
  await lesson.press('review-days', 'Reset');
  expect(await value.innerText()).toBe('14');
  await expect.poll(() => figures.innerText(), { timeout: SLOW_MILLISECONDS }).toBe(before);
});

test('while a dial is dragged nothing jumps, and no run is left over', async () => {
  const lesson = await openDials();
  const slider = lesson.cell('review-days').getByRole('slider');
  const { width } = (await slider.boundingBox())!;
  await slider.scrollIntoViewIfNeeded();
  const top = () => lesson.cell('open-chart').evaluate((cell) => cell.getBoundingClientRect().top);
  const start = await top();
  await slider.hover({ position: { x: width / 2, y: 8 } });
  await lesson.page.mouse.down();
  for (let at = 0; at <= 20; at++) {
    await slider.hover({ position: { x: 4 + ((width - 8) * at) / 20, y: 8 } });
    expect(await top()).toBe(start);
  }
  await lesson.page.mouse.up();
  expect(await lesson.cell('review-days').locator('output').innerText()).toBe('28');
  await lesson
    .status('settling')
    .getByText(/^ran in/)
    .waitFor();
  await lesson.page.waitForTimeout(500);
  expect(await lesson.status('settling').innerText()).toMatch(/^ran in/);
});
