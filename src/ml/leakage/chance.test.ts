import { describe, expect, it } from 'vitest';
import { collisionChance, pureChance } from './chance.ts';

/** All ways to choose `size` of the positions 0 … n − 1. */
function* choices(n: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) yield [];
  else
    for (let first = from; first <= n - size; first++)
      for (const rest of choices(n, size - 1, first + 1)) yield [first, ...rest];
}

describe('the chance that drawn rows have one label', () => {
  it.each([
    [2, 3, 8],
    [3, 4, 9],
    [4, 2, 7],
    [5, 6, 6],
    [3, 0, 5],
  ])('equals the count over all draws of %i rows, %i of %i with label 1', (size, positives, n) => {
    let pure = 0;
    let all = 0;
    for (const drawn of choices(n, size)) {
      const ones = drawn.filter((i) => i < positives).length;
      if (ones === 0 || ones === size) pure++;
      all++;
    }
    expect(pureChance(size, positives, n)).toBeCloseTo(pure / all, 12);
  });
});

describe('the chance of an equal row under independent columns', () => {
  it('equals the sum over all tables of three rows', () => {
    // Two columns: the given row's values have the frequencies ¼ and ½, so a row equals it with ⅛.
    let chance = 0;
    for (const [first, p] of [
      [true, 1 / 8],
      [false, 7 / 8],
    ] as const)
      for (const [second, q] of [
        [true, 1 / 8],
        [false, 7 / 8],
      ] as const)
        for (const [third, r] of [
          [true, 1 / 8],
          [false, 7 / 8],
        ] as const)
          if (first || second || third) chance += p * q * r;
    expect(collisionChance([1 / 4, 1 / 2], 3)).toBeCloseTo(chance, 12);
  });

  it('is certain for a table of one value, and nil for a value that was never there', () => {
    expect(collisionChance([1, 1], 10)).toBe(1);
    expect(collisionChance([0, 1], 10)).toBe(0);
  });
});
