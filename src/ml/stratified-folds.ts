import type { Random } from './random.ts';

/**
 * Assigns rows to k folds at random such that each fold holds the same share of each label, to within
 * one row: dealt out in turn, first the rows of label 0, then those of label 1, as cards are dealt.
 *
 * Source: scikit-learn, `StratifiedKFold(shuffle=True)`, which deals in the same way.
 * @param y 0 or 1 a row.
 * @returns the fold of each row, 0 to k − 1.
 */
export function stratifiedFolds(y: Uint8Array, k: number, rng: Random): Int32Array {
  const dealt: [Int32Array, Int32Array] = dealOut(y, k);
  for (const folds of dealt) rng.shuffle(folds);
  const next = [0, 0];
  return Int32Array.from(y, (label) => dealt[label === 1 ? 1 : 0][next[label]!++]!);
}

/** The folds that each label's rows get, the two dealt on from one another so that sizes stay even. */
function dealOut(y: Uint8Array, k: number): [Int32Array, Int32Array] {
  const positives = y.reduce((sum, label) => sum + label, 0);
  const negatives = y.length - positives;
  return [
    Int32Array.from({ length: negatives }, (_, i) => i % k),
    Int32Array.from({ length: positives }, (_, i) => (negatives + i) % k),
  ];
}
