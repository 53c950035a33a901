import { describe, expect, it } from 'vitest';
import { checkFolds } from './check-split.ts';
import type { Fold } from './split.ts';

describe('checked folds', () => {
  const fold = (train: number[], test: number[], gap: number[] = []): Fold => ({
    trainIndex: Int32Array.from(train),
    testIndex: Int32Array.from(test),
    gapIndex: Int32Array.from(gap),
  });
  const y = Uint8Array.from([0, 1, 0, 1, 0, 0]);

  it('pass when both labels are on both sides', () => {
    expect(() => checkFolds('time', [fold([0, 1], [2, 3], [4])], y)).not.toThrow();
  });

  it('name the split and its numbers when no row is left', () => {
    expect(() => checkFolds('time', [fold([], [2, 3], [0, 1])], y)).toThrow(
      'Split "time" leaves 0 rows to train on, 2 in the gap and 2 to test on, of 6.',
    );
    expect(() => checkFolds('random', [fold([0, 1], [])], y)).toThrow('0 to test on');
  });

  it('name the fold and the label when one class is missing', () => {
    const folds = [fold([0, 1], [2, 3]), fold([0, 1, 2], [4, 5])];
    expect(() => checkFolds('rolling-origin', folds, y)).toThrow(
      'Split "rolling-origin", fold 2 of 2, leaves 2 rows to test on, all of label 0',
    );
    expect(() => checkFolds('time', [fold([1, 3], [0, 1])], y)).toThrow(
      '2 rows to train on, all of label 1',
    );
  });
});
