import { expect, test } from 'vitest';
import { longestTask } from './page-times.ts';

const times = {
  resultAt: 500,
  longTasks: [
    { start: 10, end: 90 },
    { start: 200, end: 260 },
    { start: 450, end: 570 },
  ],
};

test('the task that draws the result is none of those before it', () => {
  expect(longestTask(times, 100, 500)).toBe(60);
  expect(longestTask(times, 500, Infinity)).toBe(120);
});

test('where every task was short the longest is 0', () => {
  expect(longestTask(times, 300, 400)).toBe(0);
});
