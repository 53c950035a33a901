import { refuseGap, wholeFolds } from '../check-split.ts';
import { weekOf } from '../feature-families/temporal.ts';
import { FOLDS_OPTION, kFold } from '../k-fold.ts';
import { optionValues } from '../model.ts';
import type { Split } from '../split.ts';

/**
 * Cross-validation by whole calendar weeks: the weeks are drawn at random into k folds, each tested on
 * once by a model trained on the others. A test row has no neighbour of its own week among the training
 * rows, so nothing of that week can be looked up; the weeks before and after are still there, so the
 * model is as fresh as its test rows.
 *
 * Source: scikit-learn, `GroupKFold` with the week as the group; here weeks are dealt out in turn, so
 * that folds have equally many weeks, not equally many rows.
 */
export const split: Split = {
  id: 'blocked-k-fold',
  title: 'Blocked k-fold by week',
  summary: 'Tests on each of k folds of whole calendar weeks in turn, drawn at random.',
  ordered: false,
  takesGap: false,
  options: [FOLDS_OPTION],
  split({ created }, { gapDays, ...given }, rng) {
    refuseGap(split.id, gapDays);
    const k = wholeFolds(split.id, optionValues(split, given)['k']);
    const week = created.map(weekOf);
    const weeks = rng.shuffle(Int32Array.from(new Set(week)));
    if (weeks.length < k)
      throw new Error(
        `Split "${split.id}" cannot make ${k} folds of ${weeks.length} calendar weeks. Take fewer folds or more rows.`,
      );
    const foldOfWeek = new Map([...weeks].map((w, position) => [w, position % k]));
    return kFold(created.length, k, (i) => foldOfWeek.get(week[i]!)!);
  },
};
