import { foldOf } from '../folds.ts';
import { GROUP_BY, groupColumn, heldOutGroups } from '../groups.ts';
import { optionValues } from '../model.ts';
import type { Split } from '../split.ts';
import { MINUTES_PER_DAY } from '../table.ts';

/**
 * Both walls at once: tests on the latest rows of groups that were held out, trains on the older rows of
 * the other groups. With n rows sorted by creation the test starts at S, the creation of row
 * ⌊n (1 − testShare)⌋, and training keeps rows created before S less the gap. Not used are the older rows
 * of the held-out groups, the latest rows of the others, and rows without a group: the price of two walls.
 */
export const split: Split = {
  id: 'group-time',
  title: 'By group and time',
  summary: 'Tests on the latest parcels of held-out groups, trains on older ones of other groups.',
  ordered: true,
  takesGap: true,
  options: [
    GROUP_BY,
    {
      id: 'groupShare',
      title: 'Groups held out',
      summary: 'The share of the groups that is tested on, rounded up.',
      default: 0.2,
      min: 0.01,
      max: 0.9,
    },
    {
      id: 'testShare',
      title: 'Test share',
      summary:
        'The share of the rows, the latest ones, of which the held-out groups are tested on.',
      default: 0.2,
      min: 0.01,
      max: 0.9,
    },
  ],
  groupedBy: ({ by }, groupColumns) => groupColumn(split.id, by ?? '', groupColumns),
  split(rows, { gapDays, ...given }, rng) {
    const options = optionValues(split, given);
    const { created } = rows;
    if (created.length === 0) return [];
    const column = split.groupedBy!(options, rows.groupColumns);
    const codes = rows.codes(column);
    const heldOut = heldOutGroups(split.id, column, codes, Number(options['groupShare']), rng);
    const testFrom = created[Math.floor(created.length * (1 - Number(options['testShare'])))]!;
    const trainUntil = testFrom - gapDays * MINUTES_PER_DAY;
    return [
      foldOf(created.length, (i) => {
        if (codes[i]! < 0) return null;
        const isLatest = created[i]! >= testFrom;
        if (heldOut.has(codes[i]!)) return isLatest ? 'test' : null;
        return isLatest ? null : created[i]! < trainUntil ? 'train' : 'gap';
      }),
    ];
  },
};
