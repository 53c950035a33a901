/** A vote for label 1, for label 0, or none. */
export type Vote = 1 | 0 | -1;

/** What a labelling function votes where it has nothing to say. */
export const ABSTAIN = -1;

/** Votes of labelling functions: one list a row, one vote a function, in the same order in every row. */
export type Votes = readonly (readonly Vote[])[];

/**
 * The same lists, known to be votes.
 * @throws naming the row and the function where one is not, or where a row has more or fewer votes.
 */
export function toVotes(lists: readonly (readonly unknown[])[]): Votes {
  const functions = lists[0]?.length ?? 0;
  if (functions === 0)
    throw new Error('There are no votes: give one list a row, one vote a function.');
  lists.forEach((list, row) => {
    if (list.length !== functions)
      throw new Error(
        `Row ${row} has ${list.length} votes and row 0 has ${functions}; each function votes on every row, with -1 where it abstains.`,
      );
    const wrong = list.findIndex((vote) => vote !== 1 && vote !== 0 && vote !== ABSTAIN);
    if (wrong >= 0)
      throw new Error(
        `The vote of function ${wrong} on row ${row} is ${String(list[wrong])}; a vote is 1, 0 or -1 (abstain).`,
      );
  });
  return lists as Votes;
}
