import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../random.ts';
import { labelModel } from './label-model.ts';
import { majorityVote } from './majority-vote.ts';
import type { Vote, Votes } from './votes.ts';

/** Rows whose label is known, and functions that err independently of one another. */
function planted(accuracies: readonly number[], rows: number, seed: number, balance = 0.3) {
  const rng = new Random(seed, 'planted votes');
  const y = Uint8Array.from({ length: rows }, () => Number(rng.uniform() < balance));
  const votes = Array.from(y, (label) =>
    accuracies.map((accuracy): Vote => {
      const right = rng.uniform() < accuracy;
      return rng.uniform() < 0.2 ? -1 : right === (label === 1) ? 1 : 0;
    }),
  );
  return { y, votes };
}

const accuracyOf = (p: Float64Array, y: Uint8Array) =>
  p.reduce((sum, q, i) => sum + (q === 0.5 ? 0.5 : Number(q > 0.5 === (y[i] === 1))), 0) / y.length;

describe('the label model', () => {
  it('finds the chances behind votes that come exactly as often as these chances say', () => {
    // Tenths, by label 0 and 1: chances to abstain, to vote 0, to vote 1. The third never votes 0.
    const tenths = [
      [[1, 8, 1], [1, 3, 6]],
      [[3, 6, 1], [2, 1, 7]],
      [[9, 0, 1], [5, 0, 5]],
    ] as const; // prettier-ignore
    const votes: Vote[][] = [];
    const all: Vote[] = [-1, 0, 1];
    for (const a of all)
      for (const b of all)
        for (const c of all) {
          const often = (label: 0 | 1) =>
            [a, b, c].reduce<number>((chance, vote, j) => chance * tenths[j]![label][vote + 1]!, 1);
          const rows = 10 * (4 * often(1) + 6 * often(0));
          for (let row = 0; row < rows; row++) votes.push([a, b, c]);
        }
    expect(votes).toHaveLength(100_000);
    const { accuracies, classBalance, probabilities } = labelModel(votes);
    expect(classBalance).toBeCloseTo(0.4, 2);
    const right = (j: number) => 4 * tenths[j]![1][2] + 6 * tenths[j]![0][1];
    const given = (j: number) => 4 * (10 - tenths[j]![1][0]) + 6 * (10 - tenths[j]![0][0]);
    accuracies.forEach((accuracy, j) => expect(accuracy).toBeCloseTo(right(j) / given(j), 2));
    // Bayes' theorem for the row on which all three are silent: 4·1·2·5 against 6·1·3·9.
    const silent = votes.findIndex((row) => row.every((vote) => vote === -1));
    expect(probabilities[silent]).toBeCloseTo(40 / (40 + 162), 2);
  });

  it('recovers the accuracies of functions that err independently, to within a few points', () => {
    const accuracies = fc.array(fc.double({ min: 0.6, max: 0.95, noNaN: true }), {
      minLength: 5,
      maxLength: 7,
    });
    fc.assert(
      fc.property(accuracies, fc.nat(1000), (truth, seed) => {
        const { y, votes } = planted(truth.with(0, 0.9), 8000, seed);
        const model = labelModel(votes, { classBalance: 0.3 });
        truth
          .with(0, 0.9)
          .forEach((accuracy, j) =>
            expect(Math.abs(model.accuracies[j]! - accuracy)).toBeLessThan(0.06),
          );
        expect(accuracyOf(model.probabilities, y)).toBeGreaterThan(
          accuracyOf(majorityVote(votes), y) - 0.005,
        );
      }),
      { numRuns: 20 },
    );
  });

  it('is not changed by another order of the rows or of the functions', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    fc.assert(
      fc.property(fc.nat(1000), order, (seed, functions) => {
        const { votes } = planted([0.9, 0.8, 0.7, 0.6], 300, seed);
        const model = labelModel(votes);
        const backwards = labelModel(votes.toReversed());
        expect(backwards.accuracies).toEqual(model.accuracies);
        expect(backwards.probabilities.toReversed()).toEqual(model.probabilities);
        const turned = labelModel(votes.map((row) => functions.map((j) => row[j]!)));
        functions.forEach((j, k) =>
          expect(turned.accuracies[k]).toBeCloseTo(model.accuracies[j]!, 5),
        );
        turned.probabilities.forEach((p, row) =>
          expect(p).toBeCloseTo(model.probabilities[row]!, 5),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('counts copies of one function as witnesses: it believes them all, and labels as they do', () => {
    const { y, votes } = planted([0.8, 0.8, 0.8, 0.65], 8000, 3, 0.5);
    const copied = votes.map((row) => [...row, row[3]!, row[3]!]);
    const alone = labelModel(votes);
    const withCopies = labelModel(copied);
    expect(alone.accuracies[3]).toBeCloseTo(0.65, 1);
    // Three that always agree look unerring, and the better ones, which differ from them, look worse.
    for (const copy of [3, 4, 5]) expect(withCopies.accuracies[copy]).toBeGreaterThan(0.99);
    for (const good of [0, 1, 2]) expect(withCopies.accuracies[good]).toBeLessThan(0.65);
    expect(accuracyOf(alone.probabilities, y)).toBeGreaterThan(0.83);
    expect(accuracyOf(withCopies.probabilities, y)).toBeLessThan(0.68);
    // The vote only counts the copy three times; the model takes it for the truth.
    const vote = accuracyOf(majorityVote(copied), y);
    expect(vote).toBeGreaterThan(accuracyOf(withCopies.probabilities, y) + 0.03);
  });

  it('keeps to a class balance that is given', () => {
    const { votes } = planted([0.8, 0.7, 0.7], 2000, 5, 0.3);
    expect(labelModel(votes, { classBalance: 0.3 }).classBalance).toBe(0.3);
    expect(() => labelModel(votes, { classBalance: 1 })).toThrow('The class balance is 1');
  });

  it('refuses fewer than three functions, and one that never votes', () => {
    const two: Votes = [[1, 0], [0, 0]]; // prettier-ignore
    expect(() => labelModel(two)).toThrow('at least 3 labelling functions and has 2');
    const silent: Votes = [[1, 0, -1], [0, 0, -1]]; // prettier-ignore
    expect(() => labelModel(silent)).toThrow('Labelling function 2 abstains on every row');
  });
});
