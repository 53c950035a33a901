import type { Frame } from './frame.ts';
import { Random } from './random.ts';
import type { RowRole } from './result.ts';
import type { Fold } from './split.ts';

/** Rows that a picture of the clock shows, in all. */
export const CLOCK_SAMPLE = 3000;

/**
 * A sample of the eligible, pending and replayed rows, with the part that each plays in each fold: one
 * list a fold, of the same rows.
 * @param size at most so many rows.
 */
export function sampleRoles(
  { eligible, pending, replay }: Pick<Frame, 'eligible' | 'pending' | 'replay'>,
  folds: readonly Fold[],
  size: number,
): { row: number; role: RowRole }[][] {
  const count = eligible.length + pending.length + replay.length;
  const order = Int32Array.from({ length: count }, (_, k) => k);
  const sample = new Random(1, 'clock').shuffle(order).subarray(0, size);
  return folds.map((fold) => {
    const roles: RowRole[] = Array.from(eligible, () => 'unused');
    for (const i of fold.trainIndex) roles[i] = 'train';
    for (const i of fold.testIndex) roles[i] = 'test';
    for (const i of fold.gapIndex) roles[i] = 'gap';
    return Array.from(sample, (k): { row: number; role: RowRole } => {
      if (k < eligible.length) return { row: eligible[k]!, role: roles[k]! };
      const after = k - eligible.length;
      return after < pending.length
        ? { row: pending[after]!, role: 'pending' }
        : { row: replay[after - pending.length]!, role: 'replay' };
    });
  });
}
