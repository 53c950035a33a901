import { refuseGap, wholeFolds } from '../check-split.ts';
import { FOLDS_OPTION, kFold } from '../k-fold.ts';
import { optionValues } from '../model.ts';
import type { Split } from '../split.ts';
import { stratifiedFolds } from '../stratified-folds.ts';

/**
 * Cross-validation: k folds at random, each with the same share of label 1, each tested on once with a
 * model trained on the others. The score is the folds' mean. It uses every row, and it has the random
 * split's faults: each test row has neighbours in time among the training rows.
 */
export const split: Split = {
  id: 'stratified-k-fold',
  title: 'Stratified k-fold',
  summary:
    'Tests on each of k random folds in turn, every fold with the same share of late parcels.',
  ordered: false,
  takesGap: false,
  options: [FOLDS_OPTION],
  split({ y }, { gapDays, ...given }, rng) {
    refuseGap(split.id, gapDays);
    const k = wholeFolds(split.id, optionValues(split, given)['k']);
    const foldOfRow = stratifiedFolds(y, k, rng);
    return kFold(y.length, k, (i) => foldOfRow[i]!);
  },
};
