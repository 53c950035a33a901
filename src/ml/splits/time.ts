import { orderedFold } from '../folds.ts';
import { optionValues } from '../model.ts';
import type { Fold, Split } from '../split.ts';
import { NEVER } from '../table.ts';

/**
 * Tests on the latest rows, trains on those before: the order in which a model is used. With n rows
 * sorted by creation, the test starts at S, the creation of row ⌊n (1 − testShare)⌋; training keeps rows
 * created before S less the gap. The gap stands for the days in which labels are not settled: at S nobody
 * had the label of a parcel created the day before.
 *
 * @param created minutes a row, ascending. @param testShare between 0 and 1.
 */
export function timeSplit(created: Int32Array, testShare: number, gapDays: number): Fold[] {
  if (created.length === 0) return [];
  const testFrom = created[Math.floor(created.length * (1 - testShare))]!;
  return [orderedFold('time', created, testFrom, NEVER, gapDays)];
}

export const split: Split = {
  id: 'time',
  title: 'By time',
  summary:
    'Tests on the latest fifth of the parcels and trains on those created before, less a gap.',
  ordered: true,
  takesGap: true,
  options: [
    {
      id: 'testShare',
      title: 'Test share',
      summary: 'The share of the rows, the latest ones, that is tested on.',
      default: 0.2,
      min: 0.01,
      max: 0.9,
    },
  ],
  split(rows, { gapDays, ...given }) {
    const { testShare } = optionValues(split, given);
    return timeSplit(rows.created, Number(testShare), gapDays);
  },
};
