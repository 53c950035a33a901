import type { Model } from '../model.ts';
import { Random } from '../random.ts';

/**
 * Random predictions by the class distribution of the training rows: each row is called late with the
 * late rate as its probability, whatever it is. Its ROC AUC is ½ but for chance, which is what a score
 * is worth that knows nothing. Asked again, a fitted one gives the same predictions. Of numbers it says
 * the mean, which has the lowest mean squared error of all single answers.
 * Source: scikit-learn, DummyClassifier(strategy="stratified"), DummyRegressor(strategy="mean").
 */
export const model: Model = {
  id: 'class-distribution',
  title: 'Class distribution',
  summary: 'Calls parcels late at random, as often as parcels are late.',
  kind: 'baseline',
  encoding: 'none',
  options: [],
  async *fit(_design, y, { rng }) {
    const rate = y.reduce((ones, label) => ones + label, 0) / y.length;
    const seed = rng.uint32();
    yield { unit: 'count', done: 1, of: 1 };
    return {
      description: { lateRate: rate },
      predict({ rows }) {
        const draws = new Random(seed, 'class distribution');
        return Float64Array.from({ length: rows }, () => (draws.uniform() < rate ? 1 : 0));
      },
    };
  },
  async *regress(_design, target) {
    const mean = target.reduce((sum, value) => sum + value, 0) / target.length;
    yield { unit: 'count', done: 1, of: 1 };
    return {
      description: { mean },
      predict: ({ rows }) => new Float64Array(rows).fill(mean),
    };
  },
};
