import { expect, test } from 'vitest';
import type { LessonPage } from './LessonPage.ts';
import { LESSON, SOLUTION, useLesson } from './use-lesson.ts';

const open = useLesson();
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const REDRAW_MILLISECONDS = 300;

type Variant = readonly [typeof DESK, 'light' | 'dark'];
const CHECKED: readonly Variant[] = [
  [DESK, 'light'],
  [PHONE, 'dark'],
];
const ALL: readonly Variant[] = [...CHECKED, [PHONE, 'light'], [DESK, 'dark']];

/** Takes pictures of the page as it is; none may be wider than its window, nor fail axe. */
async function look(lesson: LessonPage, state: string, variants = ALL): Promise<void> {
  for (const variant of variants) {
    const [viewport, colorScheme] = variant;
    await lesson.page.setViewportSize(viewport);
    await lesson.page.emulateMedia({ colorScheme });
    await lesson.page.waitForTimeout(REDRAW_MILLISECONDS);
    const name = `lesson-${state}-${viewport.width}-${colorScheme}`;
    await lesson.watched.screenshot(name, { fullPage: true });
    expect(await lesson.overflow(), name).toBe(0);
    if (CHECKED.includes(variant)) expect(await lesson.violations(), name).toEqual([]);
  }
  await lesson.page.setViewportSize(DESK);
}

test('untouched, running, failed, wrong', async () => {
  const lesson = await open();
  await lesson.editor('ours').waitFor();
  await look(lesson, 'untouched');
  await lesson.write('late-share', 'display(deliveries.slice(0, 9));\nwhile (true) {}');
  await lesson.press('late-share', /^Run/);
  await lesson.cell('late-share').getByRole('button', { name: 'Stop' }).waitFor();
  await look(lesson, 'running', CHECKED);
  await lesson.press('late-share', 'Stop');
  await lesson.write('late-share', 'display(deliveries.slice(0, 9));\nmisspelt();');
  await lesson.run('late-share');
  await lesson.write('ours', 'export function ours(parcel) { return 1; }');
  await lesson.run('ours');
  await lesson.press('ours', 'Hint');
  await lesson.press('ours', 'Solution');
  await lesson.press('ours', 'Show it');
  await look(lesson, 'wrong');
});

test('answered and right', async () => {
  const lesson = await open();
  await lesson.guess('late-guess', '0.12');
  await lesson.write('ours', SOLUTION);
  await lesson.choose('keeps', 'about 0.05');
  await lesson.press('keeps', 'Lock in');
  await lesson.button('Run all').click();
  await lesson.ended('first-score');
  await lesson.choose('known-when', 'the moment that was promised');
  await lesson.press('known-when', 'Check');
  await lesson.run('known-then');
  await lesson.cell('known-then').getByRole('img').locator('canvas, svg').waitFor();
  await look(lesson, 'right');
});

test('on a phone one reads, guesses and answers', async () => {
  const lesson = await open(LESSON, { viewport: PHONE, hasTouch: true, isMobile: true });
  await lesson.cell('keeps').getByText('about 0.15').tap();
  await lesson.cell('keeps').getByRole('button', { name: 'Lock in' }).tap();
  expect(await lesson.status('keeps').innerText()).toMatch(/^locked in/);
  await lesson.page.locator('summary', { hasText: 'How a lesson works' }).tap();
  await lesson.page.getByRole('link', { name: /^What you take with you/ }).tap();
  expect(lesson.page.url()).toContain('/what-you-take-with-you');
  expect(await lesson.overflow()).toBe(0);
});
