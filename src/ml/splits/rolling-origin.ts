import { wholeFolds } from '../check-split.ts';
import { orderedFold } from '../folds.ts';
import { optionValues } from '../model.ts';
import type { Fold, Split } from '../split.ts';
import { NEVER } from '../table.ts';

/**
 * Where the folds of a time series begin and end, in rows sorted by time: the last k blocks of
 * ⌊n / (k + 1)⌋ rows are tested on, each by a model trained on all rows before it but the last `gapRows`.
 *
 * Source: scikit-learn, `TimeSeriesSplit(n_splits=k, gap=gapRows)`.
 * @throws when the first fold has no rows to test or train on.
 */
export function timeSeriesSplit(
  n: number,
  k: number,
  gapRows = 0,
): { trainEnd: number; testStart: number; testEnd: number }[] {
  const testRows = Math.floor(n / (k + 1));
  if (testRows === 0 || n - k * testRows - gapRows <= 0)
    throw new Error(
      `Split "rolling-origin" cannot make ${k} folds of ${testRows} test rows from ${n} rows with a gap of ${gapRows} rows. Take fewer folds, more rows or a shorter gap.`,
    );
  return Array.from({ length: k }, (_, fold) => {
    const testStart = n - (k - fold) * testRows;
    return { trainEnd: testStart - gapRows, testStart, testEnd: testStart + testRows };
  });
}

/**
 * The same folds with the gap in days: a gap counted in rows would be longer in a quiet week than in a
 * busy one, while labels take the same time to settle. Blocks are cut by creation time, so parcels of
 * one minute stay together.
 * @param created minutes a row, ascending.
 */
export function rollingOrigin(created: Int32Array, k: number, gapDays: number): Fold[] {
  const starts = timeSeriesSplit(created.length, k).map(({ testStart }) => created[testStart]!);
  return starts.map((testFrom, fold) =>
    orderedFold('rolling-origin', created, testFrom, starts[fold + 1] ?? NEVER, gapDays),
  );
}

export const split: Split = {
  id: 'rolling-origin',
  title: 'Rolling origin',
  summary:
    'Tests on k blocks one after the other, each time training on everything before it, less a gap.',
  ordered: true,
  takesGap: true,
  options: [
    {
      id: 'k',
      title: 'Folds',
      summary: 'How many blocks are tested on, and so how many models are trained.',
      default: 5,
      min: 2,
      max: 20,
    },
  ],
  split(rows, { gapDays, ...given }) {
    const k = wholeFolds(split.id, optionValues(split, given)['k']);
    return rollingOrigin(rows.created, k, gapDays);
  },
};
