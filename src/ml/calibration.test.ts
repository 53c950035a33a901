import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrationOf } from './calibration.ts';

const y = Uint8Array.from([0, 0, 1, 0, 1, 1, 1, 0, 1, 1]);
const p = Float64Array.from([0, 0.1, 0.1, 0.2, 0.35, 0.5, 0.6, 0.6, 0.95, 1]);

const close = (values: number[]) => values.map((value) => expect.closeTo(value, 10) as number);

describe('calibration', () => {
  it("equals scikit-learn's calibration_curve with 10 bins (1.9.1)", () => {
    const { bins, ece, mce } = calibrationOf(y, p);
    expect(bins.map((bin) => bin.positiveRate)).toEqual(close([1 / 3, 0, 1, 1, 0.5, 1]));
    expect(bins.map((bin) => bin.meanScore)).toEqual(
      close([0.0666666666667, 0.2, 0.35, 0.5, 0.6, 0.975]),
    );
    expect(bins.map((bin) => bin.rows)).toEqual([3, 1, 1, 1, 2, 2]);
    expect(bins[0]).toMatchObject({ low: 0, high: 0.1 });
    expect(ece).toBeCloseTo(0.24, 12);
    expect(mce).toBeCloseTo(0.65, 12);
  });

  it("equals scikit-learn's calibration_curve with 5 bins (1.9.1)", () => {
    const { bins, ece, mce } = calibrationOf(y, p, 5);
    expect(bins.map((bin) => bin.positiveRate)).toEqual(close([0.25, 1, 2 / 3, 1]));
    expect(bins.map((bin) => bin.meanScore)).toEqual(close([0.1, 0.35, 0.566666666667, 0.975]));
    expect(ece).toBeCloseTo(0.16, 12);
    expect(mce).toBeCloseTo(0.65, 12);
  });

  it('puts a score on an edge into the bin below, and every score into a bin that holds it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 50 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat({ max: 50 }),
        (binCount, anywhere, edge) => {
          for (const value of [anywhere, Math.min(edge, binCount) / binCount]) {
            const { bins } = calibrationOf(Uint8Array.of(1), Float64Array.of(value), binCount);
            const [bin] = bins;
            expect(value <= bin!.high && (value > bin!.low || bin!.low === 0)).toBe(true);
          }
        },
      ),
    );
  });

  it('refuses scores that are no probabilities, and no rows', () => {
    expect(() => calibrationOf(Uint8Array.of(1), Float64Array.of(1.5))).toThrow('A score is 1.5');
    expect(() => calibrationOf(new Uint8Array(0), new Float64Array(0))).toThrow('none');
  });
});
