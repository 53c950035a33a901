import { expect, test } from 'vitest';
import type { CellRecord } from './cell-record.ts';
import { lessonProgress } from './lesson-progress.ts';

const record = (key: string, progress: CellRecord['progress'], changedAt: string): CellRecord => ({
  ...{ format: 1, key, hash: '', work: {}, result: null, progress, revision: 1, changedAt },
});
const lesson = {
  slug: '03-labels',
  steps: [
    { id: 'a', kind: 'quiz', heading: null },
    { id: 'b', kind: 'code', heading: 'one' },
    { id: 'c', kind: 'code', heading: 'one' },
  ],
};

test('progress counts what is done, by heading, and names where to resume', () => {
  const progress = lessonProgress(lesson, [
    record('03-labels/a', 'done', '2024-07-01'),
    record('03-labels/b', 'begun', '2024-07-03'),
    record('03-labels/c', 'done', '2024-07-02'),
    record('03-labels/gone', 'done', '2024-07-01'),
    record('03-labels-2/b', 'done', '2024-07-09'),
  ]);
  expect(progress).toEqual({
    done: 2,
    of: 3,
    headings: new Map([
      [null, { done: 1, of: 1 }],
      ['one', { done: 1, of: 2 }],
    ]),
    last: { cell: 'b', changedAt: '2024-07-03' },
  });
});

test('a lesson that nobody opened has no place to resume', () => {
  expect(lessonProgress(lesson, [])).toMatchObject({ done: 0, of: 3, last: null });
});
