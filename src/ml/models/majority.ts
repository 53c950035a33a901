import { medianOf } from '../encoders/median.ts';
import type { Model } from '../model.ts';

/**
 * Always the most frequent class of the training rows: accurate where late parcels are rare, and of no
 * use, for it ranks nothing. Its ROC AUC is exactly ½. On a tie it says 0.
 * Of numbers it says the median, which has the lowest mean absolute error of all single answers.
 * Source: scikit-learn, DummyClassifier(strategy="most_frequent"), DummyRegressor(strategy="median").
 */
export const model: Model = {
  id: 'majority',
  title: 'Majority class',
  summary: 'Says of every parcel what is true of most.',
  kind: 'baseline',
  encoding: 'none',
  options: [],
  async *fit(_design, y) {
    const ones = y.reduce((sum, label) => sum + label, 0);
    const answer = 2 * ones > y.length ? 1 : 0;
    yield { unit: 'count', done: 1, of: 1 };
    return {
      description: { answer },
      predict: ({ rows }) => new Float64Array(rows).fill(answer),
    };
  },
  async *regress(_design, target) {
    const answer = medianOf(target.slice());
    yield { unit: 'count', done: 1, of: 1 };
    return {
      description: { answer },
      predict: ({ rows }) => new Float64Array(rows).fill(answer),
    };
  },
};
