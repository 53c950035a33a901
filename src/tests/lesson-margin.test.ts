import { expect, test } from 'vitest';
import { LessonPage } from './LessonPage.ts';
import { useSite } from './use-site.ts';

const open = useSite(LessonPage, '#/lessons/07-splits-and-evaluation');

test('the margin explains a term where it first occurs, and names the files that an experiment runs', async () => {
  const lesson = await open();
  const { page } = lesson;
  const notes = page.locator('article').getByRole('note');
  const term = notes.filter({ hasText: 'boosted trees' }).first();
  const line = page.getByText('Boosted trees, nothing tuned.');
  const topOf = async (place: typeof line) => (await place.boundingBox())!.y;
  await expect
    .poll(async () => Math.abs((await topOf(term)) - (await topOf(line))))
    .toBeLessThan(8);

  const split = notes.getByText('splits/time.ts');
  await split.waitFor();
  const link = notes.getByRole('button', { name: 'splits/time.ts' });
  expect(await link.count()).toBe(0);
  await lesson.press('split-alone', 'Skip the guess');
  await lesson.run('three-splits');
  await link.click();
  await expect
    .poll(() => lesson.cell('the-split').evaluate((cell) => cell === document.activeElement))
    .toBe(true);

  const boxes = await notes.evaluateAll((all) =>
    all.map((note) => note.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]),
  );
  for (const [at, [top]] of boxes.slice(1).entries()) expect(top).toBeGreaterThan(boxes[at]![1]!);

  await page.setViewportSize({ width: 1280, height: 900 });
  await expect.poll(() => notes.count()).toBe(0);
});
