import { expect, test } from 'vitest';
import { figure, timeFigure } from './figure.ts';

test('a figure is the median of its repetitions, with their range', () => {
  const { value, low, high, repetitions, target } = figure('fit', '×', [1.5, 1.1, 1.2]);
  expect([value, low, high, repetitions, target]).toEqual([1.2, 1.1, 1.5, 3, null]);
});

test.each([
  ['at most', 1.2, true],
  ['at most', 1.1, false],
  ['at least', 1.2, true],
  ['at least', 1.3, false],
  ['within', 1.2, true],
  ['within', 1.1, false],
] as const)('a target of %s %d is judged on the median', (bound, value, reached) => {
  expect(figure('fit', '×', [1.5, 1.1, 1.2], { bound, value }).target).toEqual({
    bound,
    value,
    reached,
  });
});

test('within a distance means on either side', () => {
  const bound = { bound: 'within', value: 0.003 } as const;
  const reached = [-0.004, -0.002, 0.002].map((v) => figure('', '', v, bound).target!.reached);
  expect(reached).toEqual([false, true, true]);
});

test('rows per second go by the median time', () => {
  const timing = { seconds: [0.5, 0.1, 0.25], ofSort: [5, 1, 2] };
  expect(timeFigure('simulate', timing, 1000)).toMatchObject({ rowsPerSecond: 4000, ofSort: 2 });
});
