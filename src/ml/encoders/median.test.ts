import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianOf } from './median.ts';

describe('the median', () => {
  it('is the middle value, or the mean of the two middle ones', () => {
    expect(medianOf(Float32Array.of(5, 1, 3))).toBe(3);
    expect(medianOf(Float32Array.of(8, 1, 2, 4))).toBe(3);
    expect(medianOf(new Float32Array(0))).toBeNaN();
  });

  it('equals what sorting gives, with any ties and order', () => {
    const few = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 80 });
    const many = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), {
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(fc.oneof(few, many), (list) => {
        const sorted = Float32Array.from(list).sort();
        const half = sorted.length >> 1;
        const expected =
          sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
        expect(medianOf(Float32Array.from(list))).toBeCloseTo(expected, 6);
      }),
    );
  });
});
