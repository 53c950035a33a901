import { expect, test } from 'vitest';
import { inProcessCode } from './headless/in-process-code.ts';
import { inProcessLab } from './headless/in-process-lab.ts';
import { walkLesson } from './headless/walk-lesson.ts';
import { Worlds } from './headless/worlds.ts';
import { lessonList, loadLesson } from './lessons.ts';

const worlds = new Worlds();
const engines = { code: inProcessCode(worlds), experiment: inProcessLab(worlds) };

test('there is a lesson, and each has a number of its own', () => {
  expect(lessonList.length).toBeGreaterThan(0);
  expect(new Set(lessonList.map(({ number }) => number)).size).toBe(lessonList.length);
});

test.each(lessonList.map(({ slug }) => slug))(
  '%s runs from top to bottom, its exercises check, its figures are there',
  async (slug) => {
    expect(await walkLesson(await loadLesson(slug), engines)).toEqual([]);
  },
);
