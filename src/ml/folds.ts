import { countBefore } from './count-before.ts';
import type { Fold } from './split.ts';
import { dateOfMinutes, MINUTES_PER_DAY } from './table.ts';

/**
 * A fold by the part that each row plays in it; a row without a part is not used.
 * @param n number of rows.
 */
export function foldOf(
  n: number,
  partOf: (position: number) => 'train' | 'test' | 'gap' | null,
): Fold {
  const rows = { train: [] as number[], test: [] as number[], gap: [] as number[] };
  for (let i = 0; i < n; i++) {
    const part = partOf(i);
    if (part) rows[part].push(i);
  }
  return {
    trainIndex: Int32Array.from(rows.train),
    testIndex: Int32Array.from(rows.test),
    gapIndex: Int32Array.from(rows.gap),
  };
}

/** A fold without an order: the rows that `isTest` picks are tested on, all others trained on. */
export function foldAgainstRest(n: number, isTest: (position: number) => boolean): Fold {
  return foldOf(n, (i) => (isTest(i) ? 'test' : 'train'));
}

/**
 * A fold in order of time: tested on are the rows created in [testFrom, testUntil), trained on those
 * created before testFrom less the gap; what lies between is the gap. A fold is cut by time alone, so
 * rows created in the same minute are never on both sides.
 *
 * @param created minutes a row, ascending. @param testFrom,testUntil in minutes.
 * @throws when the gap leaves nothing to train on.
 */
export function orderedFold(
  split: string,
  created: Int32Array,
  testFrom: number,
  testUntil: number,
  gapDays: number,
): Fold {
  const testStart = countBefore(created, testFrom);
  const trainEnd = countBefore(created, testFrom - gapDays * MINUTES_PER_DAY);
  if (trainEnd === 0 && gapDays > 0)
    throw new Error(
      `Split "${split}" with a gap of ${gapDays} days has no training rows: the first row was created on ${dateOfMinutes(created[0]!)} and the test starts on ${dateOfMinutes(testFrom)}, ` +
        `${Math.floor((testFrom - created[0]!) / MINUTES_PER_DAY)} days later. Choose a shorter gap or start training earlier.`,
    );
  return {
    trainIndex: range(0, trainEnd),
    testIndex: range(testStart, countBefore(created, testUntil)),
    gapIndex: range(trainEnd, testStart),
  };
}

function range(from: number, to: number): Int32Array {
  return Int32Array.from({ length: to - from }, (_, i) => from + i);
}
