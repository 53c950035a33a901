import { expect, test } from 'vitest';
import { figure } from './figure.ts';
import { growthFigures } from './growth.ts';

const TARGET = { bound: 'at most', value: 1e9 } as const;
const timed = (name: string, rows: number, seconds: number) => ({
  ...figure(name, 's', [seconds, 2 * seconds], TARGET),
  rows,
});

test('time that grows as n log n has a growth of 1, measured between the two largest sizes', () => {
  const figures = [100, 1000, 10_000].map((n) => timed('hub', n, n * Math.log(n)));
  figures[0]!.low = 1e9;
  const [growth, ...others] = growthFigures(figures);
  expect(others).toEqual([]);
  expect(growth!.rows).toBe(10_000);
  expect(growth!.value).toBeCloseTo(1, 12);
});

test('quadratic growth misses the target', () => {
  const figures = [1000, 10_000].map((n) => timed('hub', n, n * n));
  expect(growthFigures(figures)[0]!.target!.reached).toBe(false);
});

test('one size alone has no growth, and only times with a target count', () => {
  expect(growthFigures([timed('hub', 1000, 1)])).toEqual([]);
  const without = [1, 2].map((rows) => ({ ...figure('signals', 's', rows), rows }));
  expect(growthFigures(without)).toEqual([]);
});
