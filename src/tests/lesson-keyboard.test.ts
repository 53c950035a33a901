import { expect, test } from 'vitest';
import type { LessonPage } from './LessonPage.ts';
import { LESSON, useLesson } from './use-lesson.ts';

const open = useLesson();
const MOST_STOPS = 60;
/** Scrolling is smooth, and slow on a busy machine. */
const SCROLLED = { timeout: 5000 };

/** What has the focus, within shadow roots too. */
function focused(lesson: LessonPage) {
  return lesson.page.evaluate(() => {
    let element = document.activeElement!;
    while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const { outlineStyle } = getComputedStyle(element);
    const ring = element.closest('.cm-content') ? 'of its frame' : outlineStyle;
    const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return { name: name.trim(), id: element.id, ring };
  });
}

async function tabTo(lesson: LessonPage, name: RegExp): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await lesson.page.keyboard.press('Tab');
    const stop = await focused(lesson);
    expect(stop.ring, `${stop.name} has the focus, and nobody can see it`).not.toBe('none');
    if (name.test(stop.name)) return;
  }
  throw new Error(`${String(name)} was not reached in ${MOST_STOPS} stops.`);
}

test('guess, run, move on, write, leave: all of it by keyboard', async () => {
  const lesson = await open();
  const { keyboard } = lesson.page;
  await lesson.editor('late-share').waitFor();
  await tabTo(lesson, /^Skip to the text/);
  await keyboard.press('Enter');
  await lesson.cell('late-guess').getByRole('slider').focus();
  for (let i = 0; i < 5; i++) await keyboard.press('ArrowRight');
  await tabTo(lesson, /^Lock in/);
  await keyboard.press('Enter');
  expect((await focused(lesson)).id).toBe('cell-late-guess');

  await tabTo(lesson, /^Code of late-share/);
  await keyboard.press('Tab');
  expect((await focused(lesson)).name).toMatch(/^Run/);
  await keyboard.press('Shift+Tab');
  expect((await focused(lesson)).name).toMatch(/^Code of late-share/);
  await keyboard.type('// ? ');
  expect(await lesson.page.getByRole('dialog').count()).toBe(0);
  await keyboard.press('Escape');
  expect((await focused(lesson)).id).toBe('cell-late-share');
  await keyboard.press('Control+Enter');
  await lesson.ended('late-share');
  expect((await focused(lesson)).id).toBe('cell-late-share');
  await lesson.page
    .getByRole('status')
    .getByText(/^Ran in/)
    .waitFor();

  await tabTo(lesson, /^Code of late-share/);
  await keyboard.press('Shift+Enter');
  expect((await focused(lesson)).id).toBe('cell-ours');
  await lesson.ended('late-share');
});

test('the palette finds what can be done, and the sheet lists the keys', async () => {
  const lesson = await open();
  const { keyboard, page } = { ...lesson, keyboard: lesson.page.keyboard };
  await keyboard.press('Control+K');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await palette.getByRole('combobox').waitFor();
  await keyboard.type('write yourself');
  expect(await palette.getByRole('option').allInnerTexts()).toEqual(['Go to “Write it yourself”']);
  await keyboard.press('Enter');
  expect((await focused(lesson)).id).toBe('write-it-yourself');
  await keyboard.press('Control+K');
  await keyboard.type('the lab');
  await keyboard.press('Enter');
  await page.getByRole('region', { name: 'Predict and run' }).waitFor();
  expect((await focused(lesson)).id).toBe('main');
  await keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard' });
  await sheet.getByText('run the experiment').waitFor();
  await keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
});

test('names are completed: columns, and what the libraries have', async () => {
  const lesson = await open();
  const { keyboard } = lesson.page;
  const offered = () => lesson.cell('late-share').getByRole('option').allInnerTexts();
  await lesson.write('late-share', '');
  await lesson.editor('late-share').click();
  await keyboard.type('deliveries.filter((d) => d.delayR');
  await expect.poll(async () => (await offered())[0]).toBe('delayReasonDelay reason');
  await keyboard.press('Escape');
  await lesson.write('late-share', '');
  await lesson.editor('late-share').click();
  await keyboard.type('ml.metrics.roc');
  await expect.poll(offered).toEqual(['rocAuc']);
  // A key that was on its way when the list came does not choose from it.
  await lesson.page.waitForTimeout(150);
  await keyboard.press('Enter');
  expect(await lesson.code('late-share')).toBe('ml.metrics.rocAuc');
});

test('links within a lesson lead to their place, and the address can be shared', async () => {
  const lesson = await open(`${LESSON}/what-you-take-with-you`);
  const heading = lesson.page.getByRole('heading', { name: 'What you take with you' });
  await expect.poll(() => heading.evaluate((h) => h === document.activeElement)).toBe(true);
  const contents = lesson.page.getByRole('navigation', { name: 'This lesson' });
  await contents.getByRole('link', { name: /^Write it yourself/ }).click();
  expect(lesson.page.url()).toContain('/write-it-yourself');
  await expect
    .poll(
      () => contents.getByRole('link', { name: /^Write it/ }).getAttribute('aria-current'),
      SCROLLED,
    )
    .toBe('location');
});
