import { expect, test } from 'vitest';
import type { PredictCell } from '../notebook/cells/predict.ts';
import type { QuizCell } from '../notebook/cells/quiz.ts';
import { cellKinds } from '../notebook/kinds.ts';
import { cellsOf } from '../notebook/lesson.ts';
import { lessonLink } from '../notebook/lesson-link.ts';
import { lessonList, loadLesson } from '../notebook/lessons.ts';
import { useLesson } from './use-lesson.ts';
import { walkAsLearner } from './walk-as-learner.ts';

const open = useLesson();
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const WALK_MILLISECONDS = 900_000;

test.each(lessonList.map(({ slug }) => slug))(
  '%s: from start to end as a learner would, and what is there then',
  async (slug) => {
    const page = await open(lessonLink(slug));
    await walkAsLearner(page, await loadLesson(slug));
    for (const viewport of [DESK, PHONE])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.page.setViewportSize(viewport);
        await page.page.emulateMedia({ colorScheme });
        const name = `walk-${slug}-${viewport.width}-${colorScheme}`;
        await expect.poll(() => page.overflow(), { message: name }).toBe(0);
        await page.watched.screenshot(name, { fullPage: true });
        if (viewport === DESK) expect(await page.violations(), name).toEqual([]);
      }
  },
  WALK_MILLISECONDS,
);

test('together the lessons hold every kind of cell and every form of question, so the walks meet them all', async () => {
  const lessons = await Promise.all(lessonList.map(({ slug }) => loadLesson(slug)));
  const cells = lessons.flatMap(cellsOf);
  expect(new Set(cells.map(({ kind }) => kind))).toEqual(new Set(cellKinds.keys()));
  const forms = (kind: string) =>
    new Set(
      cells
        .filter((cell) => cell.kind === kind)
        .map((cell) => (cell as PredictCell | QuizCell).ask.kind),
    );
  expect(forms('predict')).toEqual(new Set(['number', 'choice', 'order', 'curve']));
  expect(forms('quiz')).toEqual(new Set(['one', 'many', 'order', 'match', 'number']));
});
