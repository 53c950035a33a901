import { refuseGap } from '../check-split.ts';
import { foldOf } from '../folds.ts';
import { GROUP_BY, groupColumn, heldOutGroups } from '../groups.ts';
import { optionValues } from '../model.ts';
import type { Split } from '../split.ts';

/**
 * Tests on whole groups drawn at random, trains on the others: what a score says of a hub, a merchant, a
 * customer that the model has never seen. Whether that is the question depends on whom the model will
 * serve: when they are the same groups, this split is too hard, and rows of other groups on the same days
 * still tell what those days were like. A row without a group is not used.
 *
 * Source: scikit-learn, `GroupShuffleSplit`.
 */
export const split: Split = {
  id: 'group',
  title: 'By group',
  summary: 'Tests on whole groups, such as all parcels of a hub, and trains on the other groups.',
  ordered: false,
  takesGap: false,
  options: [
    GROUP_BY,
    {
      id: 'testShare',
      title: 'Test share',
      summary: 'The share of the groups that is tested on, rounded up.',
      default: 0.2,
      min: 0.01,
      max: 0.9,
    },
  ],
  groupedBy: ({ by }, groupColumns) => groupColumn(split.id, by ?? '', groupColumns),
  split(rows, { gapDays, ...given }, rng) {
    refuseGap(split.id, gapDays);
    const options = optionValues(split, given);
    const column = split.groupedBy!(options, rows.groupColumns);
    const codes = rows.codes(column);
    const tested = heldOutGroups(split.id, column, codes, Number(options['testShare']), rng);
    return [
      foldOf(codes.length, (i) =>
        codes[i]! < 0 ? null : tested.has(codes[i]!) ? 'test' : 'train',
      ),
    ];
  },
};
