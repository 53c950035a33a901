import type { Vote, Votes } from './votes.ts';

/** Rows that were voted on alike: to a label model they are one row that counts several times. */
export interface VotePattern {
  votes: readonly Vote[];
  rows: number[];
}

/** The distinct lists of votes, at most 3 to the number of functions, in an order that rows do not change. */
export function votePatterns(votes: Votes): VotePattern[] {
  const patterns = new Map<string, VotePattern>();
  votes.forEach((list, row) => {
    const key = list.join();
    const pattern = patterns.get(key);
    if (pattern) pattern.rows.push(row);
    else patterns.set(key, { votes: list, rows: [row] });
  });
  return [...patterns].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pattern]) => pattern);
}
