import { refuseGap } from '../check-split.ts';
import { foldAgainstRest } from '../folds.ts';
import { optionValues } from '../model.ts';
import type { Random } from '../random.ts';
import type { Fold, Split } from '../split.ts';

/**
 * Tests on a share of the rows drawn at random, trains on the rest. Right when rows are independent and
 * the future is like the past. Where the world drifts and rows share shocks, training rows from the test
 * rows' own days tell the model what it could not know in service.
 *
 * Source: scikit-learn, `train_test_split(shuffle=True)`.
 * @param n number of rows. @param testShare between 0 and 1.
 */
export function randomSplit(n: number, testShare: number, rng: Random): Fold {
  const order = rng.shuffle(Int32Array.from({ length: n }, (_, i) => i));
  const isTest = new Uint8Array(n);
  for (const position of order.subarray(Math.floor(n * (1 - testShare)))) isTest[position] = 1;
  return foldAgainstRest(n, (i) => isTest[i] === 1);
}

export const split: Split = {
  id: 'random',
  title: 'At random',
  summary: 'Tests on parcels drawn at random, a fifth of them by default, and trains on the rest.',
  ordered: false,
  takesGap: false,
  options: [
    {
      id: 'testShare',
      title: 'Test share',
      summary: 'The share of the rows that is tested on.',
      default: 0.2,
      min: 0.01,
      max: 0.9,
    },
  ],
  split(rows, { gapDays, ...given }, rng) {
    refuseGap(split.id, gapDays);
    const { testShare } = optionValues(split, given);
    return [randomSplit(rows.created.length, Number(testShare), rng)];
  },
};
