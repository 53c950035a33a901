import { describe, expect, it } from 'vitest';
import { groupColumns, heldOutGroups } from './groups.ts';
import { Random } from './random.ts';

describe('groups that are held out', () => {
  const codes = (groups: number) => Int32Array.from({ length: 60 }, (_, i) => i % groups);
  const held = (groups: number, share: number, seed = 0) =>
    heldOutGroups('group', 'hub', codes(groups), share, new Random(seed));

  it("are as many as scikit-learn's GroupShuffleSplit takes (1.2.1)", () => {
    // len(set(groups[test])) of GroupShuffleSplit(n_splits=1, test_size=share).
    const sizes = [
      [12, 0.2, 3],
      [10, 0.2, 2],
      [7, 0.2, 2],
      [5, 0.5, 3],
      [12, 0.9, 11],
    ] as const;
    for (const [groups, share, expected] of sizes) expect(held(groups, share).size).toBe(expected);
  });

  it('are refused when none is left to train on, as there', () => {
    expect(() => held(5, 0.9)).toThrow('holds out 5 of 5 groups of "hub"');
    expect(() => held(1, 0.2)).toThrow('holds out 1 of 1 groups');
  });

  it('hang on the groups that occur, not on how many rows each has', () => {
    const once = Int32Array.from([3, 1, 0, 2, 4]);
    const often = Int32Array.from([4, 4, 4, 4, -1, 2, 2, 0, 1, 3]);
    const draw = (of: Int32Array) => heldOutGroups('group', 'hub', of, 0.4, new Random(3));
    expect(draw(often)).toEqual(draw(once));
    expect(draw(often).has(-1)).toBe(false);
  });
});

it('a column that is both group and entity is named once, the group first', () => {
  const entity = (column: string) => ({ column, windowDays: 7, period: 'day' as const });
  const entities = [entity('carrier'), entity('hub')];
  expect(groupColumns({ group: 'hub', entities })).toEqual(['hub', 'carrier']);
  expect(groupColumns({ group: null, entities })).toEqual(['carrier', 'hub']);
});
