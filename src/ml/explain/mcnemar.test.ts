import { expect, it } from 'vitest';
import { mcnemar } from './mcnemar.ts';

// SciPy 1.10.1: scipy.stats.binomtest(onlyA, onlyA + onlyB, 0.5).pvalue
it.each([
  [3, 9, 0.14599609375],
  [9, 3, 0.14599609375],
  [10, 10, 1],
  [1, 0, 1],
  [0, 30, 1.862645149230957e-9],
  [120, 170, 0.0039333365128251495],
  [4000, 4310, 0.000698847143062154],
])("of %d against %d is SciPy's", (onlyA, onlyB, p) => {
  expect(mcnemar(onlyA, onlyB) / p).toBeCloseTo(1, 9);
});

it('of no disagreement is 1', () => {
  expect(mcnemar(0, 0)).toBe(1);
});
