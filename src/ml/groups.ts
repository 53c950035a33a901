import type { OptionSpec } from './model.ts';
import type { Random } from './random.ts';
import type { Roles } from './world.ts';

/** The columns that rows may be grouped by: the one whose rows share a shock first, then the entities. */
export function groupColumns({ group, entities }: Pick<Roles, 'group' | 'entities'>): string[] {
  return [...new Set([...(group ? [group] : []), ...entities.map(({ column }) => column)])];
}

/** The option of a split that names the column to group by. */
export const GROUP_BY: OptionSpec = {
  id: 'by',
  title: 'Group',
  summary: 'The column whose values are kept together; empty: the first of those that can be.',
  default: '',
  choices: groupColumns,
};

/**
 * The column to group by: the one asked for, or the first possible where none was.
 * @throws when there is none, or not this one.
 */
export function groupColumn(split: string, by: unknown, possible: readonly string[]): string {
  const column = by === '' ? possible[0] : possible.find((name) => name === by);
  if (column !== undefined) return column;
  throw new Error(
    possible.length === 0
      ? `Split "${split}" keeps the rows of a group together, and the roles name no group and no entities. Name one, or choose the split "time".`
      : `Split "${split}" cannot group by "${String(by)}". It can by: ${possible.join(', ')}.`,
  );
}

/**
 * Groups drawn at random to be tested on: ⌈share × groups⌉ of those that occur. Rows without a group
 * belong to none, and nobody can say on which side of the wall they are.
 *
 * Source: scikit-learn, `GroupShuffleSplit(test_size=share)`.
 * @param codes the group of each row, −1 for none. @throws when no group would be left to train on.
 */
export function heldOutGroups(
  split: string,
  column: string,
  codes: Int32Array,
  share: number,
  rng: Random,
): Set<number> {
  const groups = Int32Array.from(new Set(codes.filter((code) => code >= 0))).sort();
  const count = Math.ceil(groups.length * share);
  if (count >= groups.length)
    throw new Error(
      `Split "${split}" holds out ${count} of ${groups.length} groups of "${column}", which leaves none to train on. Hold out a smaller share, or group by another column.`,
    );
  return new Set(rng.shuffle(groups).subarray(0, count));
}
