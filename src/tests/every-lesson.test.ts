import { expect, test } from 'vitest';
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
