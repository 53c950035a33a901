import { describe, expect, it } from 'vitest';
import { majorityVote } from './majority-vote.ts';
import { toVotes } from './votes.ts';

describe('majority vote', () => {
  it('is the label with more votes, and one half where they are tied or nobody votes', () => {
    const votes = toVotes([
      [1, 1, 0],
      [0, -1, -1],
      [1, 0, -1],
      [-1, -1, -1],
      [0, 0, 1],
    ]);
    expect(majorityVote(votes)).toEqual(Float64Array.of(1, 0, 0.5, 0.5, 0));
  });
});

describe('votes', () => {
  it('are refused with their row and function where they are no votes', () => {
    expect(() => toVotes([[1, 0], [1]])).toThrow('Row 1 has 1 votes and row 0 has 2');
    expect(() => toVotes([[1, null]])).toThrow('The vote of function 1 on row 0 is null');
    expect(() => toVotes([[1], [true]])).toThrow('The vote of function 0 on row 1 is true');
    expect(() => toVotes([])).toThrow('There are no votes');
  });
});
