import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LessonPage } from './LessonPage.ts';
import { LESSON, useLesson } from './use-lesson.ts';

const open = useLesson();
const MINE = 'export const lateShare = 0.25;';
const THEIRS = 'export const lateShare = 0.5;';

/** The same lesson in a second tab of the same browser. */
async function secondTab(lesson: LessonPage, deaf: boolean): Promise<LessonPage> {
  const page = await lesson.watched.context.newPage();
  if (deaf)
    // A tab that the browser has put to sleep hears nothing.
    await page.addInitScript(() => {
      Object.defineProperty(BroadcastChannel.prototype, 'onmessage', { set: () => {} });
    });
  const url = new URL(lesson.page.url());
  const tab = new LessonPage({ ...lesson.watched, page }, url.href.replace(url.hash, ''));
  await page.goto(url.href);
  await tab.started();
  return tab;
}

test('what is done in one tab is there in the other', async () => {
  const lesson = await open();
  const other = await secondTab(lesson, false);
  await lesson.write('late-share', MINE);
  await other.editor('late-share').getByText('0.25').waitFor();
  await other.write('late-share', THEIRS);
  await lesson.editor('late-share').getByText('0.5').waitFor();
  expect(await lesson.page.getByText('Another tab has other work').count()).toBe(0);
});

test.each([
  ['Keep this tab’s', THEIRS],
  ['Take the other tab’s', MINE],
])('two tabs do not overwrite each other: %s', async (choice, kept) => {
  const lesson = await open();
  const other = await secondTab(lesson, true);
  await lesson.write('late-share', MINE);
  await lesson.saved();
  await other.write('late-share', THEIRS);
  const notice = other.cell('late-share').getByLabel('Another tab has other work on this');
  await notice.waitFor();
  expect(await other.code('late-share')).toBe(THEIRS);
  await lesson.reload();
  expect(await lesson.code('late-share')).toBe(MINE);
  await notice.getByRole('button', { name: choice }).click();
  await other.saved();
  await lesson.reload();
  expect(await lesson.code('late-share')).toBe(kept);
  expect(await other.code('late-share')).toBe(kept);
});

test('exported, reset and imported, the work is as it was', async () => {
  const lesson = await open();
  await lesson.guess('late-guess', '0.4');
  await lesson.run('late-share');
  await lesson.page.getByText('Save, import, reset').click();
  const markdown = await lesson.download('Lesson as Markdown');
  expect(await readFile(await markdown.path(), 'utf8')).toMatch(
    /# How a lesson works[\s\S]*I said 40 %\. It is \d+ %/,
  );
  const jupyter = await lesson.download('Lesson as Jupyter notebook');
  expect(JSON.parse(await readFile(await jupyter.path(), 'utf8'))).toMatchObject({ nbformat: 4 });
  const work = await lesson.download('All work as a file');
  expect(work.suggestedFilename()).toMatch(/^holdout-work-\d{4}-\d\d-\d\d\.json$/);
  const file = await work.path();

  await lesson.button('Reset this lesson').click();
  await lesson.button('Reset the lesson').click();
  expect(await lesson.progress()).toBe('0 of 8 done');
  await lesson.write('late-share', MINE);
  await lesson.saved();

  await lesson.page.getByLabel('File of work').setInputFiles(file);
  expect(await lesson.notice('What the file holds')).toMatch(/late-share/);
  await lesson.button('Take the file’s in place of mine').click();
  await lesson.page.getByText(/^Taken from the file:/).waitFor();
  await lesson
    .cell('late-guess')
    .getByText(/You said 40 %/)
    .waitFor();
  expect(await lesson.code('late-share')).toContain('deliveries.params');
  expect(await lesson.progress()).toBe('2 of 8 done');
});

test('a file that is none of Holdout’s is refused, and nothing is changed', async () => {
  const lesson = await open();
  await lesson.guess('late-guess', '0.4');
  await lesson.page.getByText('Save, import, reset').click();
  const refused: readonly [string, RegExp][] = [
    ['<html>', /no file of Holdout’s work\. Nothing was changed/],
    ['{"what":"holdout-work","format":99}', /newer version of Holdout/],
    ['{"what":"holdout-work","format":1,"records":3}', /damaged/],
  ];
  for (const [text, words] of refused) {
    const file = join(
      tmpdir(),
      `holdout-import-${refused.findIndex(([one]) => one === text)}.json`,
    );
    await writeFile(file, text);
    await lesson.page.getByLabel('File of work').setInputFiles(file);
    await lesson.page.getByLabel('That did not work').getByText(words).waitFor();
  }
  expect(await lesson.status('late-guess').innerText()).toMatch(/^locked in/);
});

test('everything is forgotten after one confirmation', async () => {
  const lesson = await open();
  await lesson.guess('late-guess', '0.4');
  await lesson.saved();
  await lesson.page.getByText('Save, import, reset').click();
  await lesson.button('Reset everything').click();
  await lesson.button('Leave it').click();
  expect(await lesson.progress()).toBe('1 of 8 done');
  await lesson.button('Reset everything').click();
  await lesson.button('Forget everything').click();
  await expect.poll(() => lesson.progress().catch(() => '')).toBe('0 of 8 done');
});

test('where nothing may be kept, the lesson says so and works', async () => {
  const lesson = await open(LESSON, {
    started: false,
    prepare: (page) =>
      page.addInitScript(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        };
      }),
  });
  expect(await lesson.notice('Your work is not being kept')).toContain(
    'forbids the page to keep anything',
  );
  await lesson.press('late-guess', 'Skip the guess');
  await lesson.run('late-share');
  await lesson.cell('late-share').getByRole('table').waitFor();
});
