import { expect, test } from 'vitest';
import type { CellRecord } from '../../notebook/cell-record.ts';
import { lessonProgress } from '../../notebook/lesson-progress.ts';
import type { LessonSummary } from '../../notebook/lesson.ts';
import { ALL_DONE, lessonNumbered, workOn } from './lesson-summary.test-data.ts';
import { nextStep } from './next-step.ts';

const first = lessonNumbered(0);
const second = lessonNumbered(1, { needs: [first.slug] });
const third = lessonNumbered(2, { needs: [second.slug] });
const free = lessonNumbered(3);
const lessons = [first, second, third, free];

const next = (records: readonly CellRecord[], course: readonly LessonSummary[] = lessons) =>
  nextStep(course, (lesson) => lessonProgress(lesson, records));

test('who has done nothing begins with the first lesson', () => {
  expect(next([])).toEqual({ kind: 'begin', lesson: first });
});

test('who is in the middle goes on at the heading of the cell that was worked on last', () => {
  const records = [
    ...workOn(first, { a: 'done' }, '2024-07-01'),
    ...workOn(second, { c: 'begun' }, '2024-07-03'),
    ...workOn(third, { a: 'done' }, '2024-07-02'),
  ];
  expect(next(records)).toMatchObject({
    kind: 'resume',
    lesson: second,
    heading: { id: 'two', text: 'Part two' },
    progress: { done: 0, of: 4 },
  });
});

test('a heading that is done is passed over, forwards first', () => {
  const done = workOn(first, { a: 'done', b: 'done' }, '2024-07-01');
  expect(next(done)).toMatchObject({ heading: { id: 'two' } });
  const end = workOn(first, { c: 'done', d: 'done' }, '2024-07-01');
  expect(next(end)).toMatchObject({ heading: { id: 'one' } });
});

test('work on a cell that is no step, or before the first heading, resumes at the lesson’s first step', () => {
  const steps = [{ id: 'a', kind: 'quiz', heading: null }, ...first.steps.slice(1)];
  const lesson = { ...first, steps };
  const records = workOn(lesson, { gone: null }, '2024-07-01');
  expect(next(records, [lesson])).toMatchObject({ kind: 'resume', heading: null });
});

test('after a lesson comes the next one whose needs are met', () => {
  const done = workOn(first, ALL_DONE, '2024-07-01');
  expect(next(done)).toEqual({ kind: 'next', lesson: second });
  const later = workOn(free, ALL_DONE, '2024-07-01');
  expect(next(later)).toEqual({ kind: 'next', lesson: first });
  const skipped = workOn(second, ALL_DONE, '2024-07-01');
  expect(next(skipped)).toEqual({ kind: 'next', lesson: third });
});

test('the lesson after it is resumed where it was begun before', () => {
  const records = [
    ...workOn(second, { a: 'done' }, '2024-07-01'),
    ...workOn(first, ALL_DONE, '2024-07-02'),
  ];
  expect(next(records)).toMatchObject({ kind: 'resume', lesson: second, heading: { id: 'one' } });
});

test('who has done everything is told so', () => {
  const records = lessons.flatMap((lesson) => workOn(lesson, ALL_DONE, '2024-07-01'));
  expect(next(records)).toEqual({ kind: 'finished' });
  expect(next([], [])).toEqual({ kind: 'finished' });
});
