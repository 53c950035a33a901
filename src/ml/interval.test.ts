import { describe, expect, it } from 'vitest';
import { difference, interval } from './interval.ts';

describe('the interval of bootstrap values', () => {
  it("interpolates between values as numpy's percentile does (1.24)", () => {
    const { low, high } = interval(Float64Array.from([3, 1, 4, 1.5, 9, 2.6, 5]));
    expect(low).toBeCloseTo(1.075, 12);
    expect(high).toBeCloseTo(8.4, 12);
  });

  it('drops values that are not numbers', () => {
    expect(interval(Float64Array.from([2, NaN, 2]))).toEqual({ low: 2, high: 2 });
    expect(interval(Float64Array.from([NaN]))).toEqual({ low: NaN, high: NaN });
  });
});

describe('the difference of bootstrap values', () => {
  it('is taken draw by draw', () => {
    const a = Float64Array.from([0.5, 0.75, NaN]);
    expect([...difference(a, Float64Array.from([0.25, 0.75, 0]))]).toEqual([0.25, 0, NaN]);
  });

  it('refuses different numbers of draws', () => {
    expect(() => difference(new Float64Array(2), new Float64Array(3))).toThrow(
      '2 draws cannot be set against 3',
    );
  });
});
