import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  meanAbsoluteError,
  meanAbsolutePercentageError,
  rootMeanSquaredError,
  weightedAbsolutePercentageError,
} from './errors.ts';

const truth = Float64Array.of(-3.5, 0, 2, 12.25, -0.5, 0, 240);
const predicted = Float64Array.of(-1, 1.5, 2, 10, 0.25, 0, 96.5);

const hours = fc.integer({ min: -400, max: 400 }).map((quarters) => quarters / 4);
const pairs = fc
  .array(fc.tuple(hours, hours), { minLength: 1, maxLength: 40 })
  .map((rows) => [
    Float64Array.from(rows, ([a]) => a),
    Float64Array.from(rows, ([, b]) => b),
  ]) as fc.Arbitrary<[Float64Array, Float64Array]>;

describe('errors of numbers', () => {
  // scikit-learn 1.2.1: mean_absolute_error, mean_squared_error(squared=False), and
  // mean_absolute_percentage_error of the five rows whose truth is not 0.
  it('are scikit-learn’s', () => {
    expect(meanAbsoluteError(truth, predicted)).toBe(21.5);
    expect(rootMeanSquaredError(truth, predicted)).toBeCloseTo(54.256500598019194, 12);
    const mape = meanAbsolutePercentageError(truth, predicted);
    expect(mape.value).toBeCloseTo(0.5991751700680272, 14);
    expect(mape.leftOut).toBe(2);
  });

  it('weigh a percentage by the truth: 150.5 hours of error in 258.25', () => {
    expect(weightedAbsolutePercentageError(truth, predicted)).toBeCloseTo(150.5 / 258.25, 14);
  });

  it('are ordered: RMSE is never below MAE, nor above the largest error', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const largest = Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
        const rmse = rootMeanSquaredError(a, b)!;
        expect(rmse).toBeGreaterThanOrEqual(meanAbsoluteError(a, b)! - 1e-9);
        expect(rmse).toBeLessThanOrEqual(largest + 1e-9);
      }),
    );
  });

  it('as shares do not depend on the unit', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const minutes = [a, b].map((values) => values.map((value) => 60 * value)) as (typeof a)[];
        const [one, other] = [
          meanAbsolutePercentageError(a, b),
          meanAbsolutePercentageError(minutes[0]!, minutes[1]!),
        ];
        expect(other.leftOut).toBe(one.leftOut);
        if (one.value === null) expect(other.value).toBeNull();
        else expect(other.value).toBeCloseTo(one.value, 9);
      }),
    );
  });

  it('of an all-zero prediction are 100 %, where there is any truth', () => {
    fc.assert(
      fc.property(pairs, ([a]) => {
        const zeros = new Float64Array(a.length);
        const none = a.every((value) => value === 0);
        expect(weightedAbsolutePercentageError(a, zeros)).toBe(none ? null : 1);
        expect(meanAbsolutePercentageError(a, zeros).value).toBe(none ? null : 1);
      }),
    );
  });

  it('have no value without rows, and refuse arrays that do not fit', () => {
    const none = new Float64Array(0);
    expect(meanAbsoluteError(none, none)).toBeNull();
    expect(rootMeanSquaredError(none, none)).toBeNull();
    expect(weightedAbsolutePercentageError(none, none)).toBeNull();
    expect(meanAbsolutePercentageError(none, none)).toEqual({ value: null, leftOut: 0 });
    expect(() => meanAbsoluteError(truth, none)).toThrow('7 true values and 0 predicted');
  });
});
