import type { Options } from './experiment.ts';
import { logLossOf, weightedLogLossOf, type ClassWeights, type Loss } from './loss.ts';
import type { OptionSpec } from './model.ts';

/** An option of models that can count the rows of a rare label more than once; a regression has no labels to weigh. */
export const CLASS_WEIGHT = {
  id: 'classWeight',
  title: 'Class weight',
  summary:
    'Balanced counts both labels as if they were equally frequent: the ranking hardly changes, and the probabilities of the rarer label are too high by design.',
  default: 'none',
  choices: ['none', 'balanced'],
} satisfies OptionSpec;

/** The log-loss of labels under this option's value. */
export function classLossOf(y: Uint8Array, { classWeight }: Options): Loss {
  return classWeight === 'balanced' ? weightedLogLossOf(y, balancedWeights(y)) : logLossOf(y);
}

/**
 * n / (2 n_c) for a row of label c: both labels then weigh n / 2 together. To the true log-odds that adds
 * log(w₁ / w₀) = log(n₀ / n₁), the same number for every row: probabilities of late go up where late is
 * rare, and their order stays (but for what penalty, limits on leaves and early stopping make of the
 * weights). Taking that number away again from the log-odds all but brings calibration back. A lower
 * threshold on the probability decides as balanced weights do, and leaves the probability as it is.
 * Source: scikit-learn 1.2, `class_weight="balanced"`; King and Zeng, "Logistic regression in rare events
 * data" (2001), section 4.1.
 */
export function balancedWeights(y: Uint8Array): ClassWeights {
  const ones = y.reduce((sum, label) => sum + label, 0);
  return [y.length / (2 * (y.length - ones)), y.length / (2 * ones)];
}
