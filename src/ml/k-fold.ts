import { foldAgainstRest } from './folds.ts';
import type { OptionSpec } from './model.ts';
import type { Fold } from './split.ts';

/** How many folds cross-validation makes. */
export const FOLDS_OPTION: OptionSpec = {
  id: 'k',
  title: 'Folds',
  summary: 'How many folds there are, and so how many models are trained.',
  default: 5,
  min: 2,
  max: 20,
};

/** Each of k folds tested on once, against all the others. @param foldOf the fold of a row, 0 to k − 1. */
export function kFold(n: number, k: number, foldOf: (position: number) => number): Fold[] {
  return Array.from({ length: k }, (_, fold) => foldAgainstRest(n, (i) => foldOf(i) === fold));
}
