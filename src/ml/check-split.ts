import type { Fold } from './split.ts';

/**
 * Throws when a fold cannot be trained on or tested on: no rows, or rows of one class only, from which
 * nothing can be learned and by which no order can be judged.
 * @param split id of the split. @param y 0 or 1 a row that was split.
 */
export function checkFolds(split: string, folds: readonly Fold[], y: Uint8Array): void {
  folds.forEach(({ trainIndex, testIndex, gapIndex }, f) => {
    const where =
      folds.length > 1 ? `Split "${split}", fold ${f + 1} of ${folds.length},` : `Split "${split}"`;
    const sizes = `${trainIndex.length} rows to train on, ${gapIndex.length} in the gap and ${testIndex.length} to test on, of ${y.length}`;
    if (trainIndex.length === 0 || testIndex.length === 0)
      throw new Error(
        `${where} leaves ${sizes}. Take more rows (an earlier start of training, a later today), a shorter gap or fewer folds.`,
      );
    for (const [role, index] of [
      ['train', trainIndex],
      ['test', testIndex],
    ] as const) {
      const only = oneClass(index, y);
      if (only !== null)
        throw new Error(
          `${where} leaves ${index.length} rows to ${role} on, all of label ${only}: both labels must be there. Take more rows (an earlier start of training, a later today), fewer folds or another label.`,
        );
    }
  });
}

/** Throws when a gap is asked of a split that has no order in time. */
export function refuseGap(split: string, gapDays: number): void {
  if (gapDays > 0)
    throw new Error(
      `Split "${split}" takes no gap, and ${gapDays} days were asked for: its training rows lie before and after its test rows, so there is no place for one. Set the gap to 0 or choose the split "time".`,
    );
}

/** The number of folds, if it is whole. */
export function wholeFolds(split: string, k: unknown): number {
  if (!Number.isInteger(k))
    throw new Error(
      `Split "${split}" was asked for ${String(k)} folds; their number must be whole, such as 5.`,
    );
  return k as number;
}

function oneClass(index: Int32Array, y: Uint8Array): number | null {
  const first = y[index[0]!]!;
  return index.every((i) => y[i] === first) ? first : null;
}
