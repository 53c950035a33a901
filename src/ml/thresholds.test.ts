import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestThreshold, expectedCosts, thresholdCounts } from './thresholds.ts';

const y = Uint8Array.from([0, 0, 1, 1, 0, 1, 0, 1]);
const score = Float64Array.from([0.1, 0.4, 0.4, 0.8, 0.4, 0.9, 0.8, 1]);

describe('counts at thresholds', () => {
  it('call a row positive when its score is at least the threshold', () => {
    const counts = thresholdCounts(y, score);
    const at = (threshold: number) => {
      const t = counts.threshold.indexOf(threshold);
      return [
        counts.truePositive[t],
        counts.falsePositive[t],
        counts.falseNegative[t],
        counts.trueNegative[t],
      ];
    };
    expect(counts.threshold).toHaveLength(101);
    expect(at(0)).toEqual([4, 4, 0, 0]);
    expect(at(0.4)).toEqual([4, 3, 0, 1]);
    expect(at(0.41)).toEqual([3, 1, 1, 3]);
    expect(at(1)).toEqual([1, 0, 3, 4]);
  });

  it('equal a plain count at every threshold, for scores on a threshold too', () => {
    const rows = fc.array(
      fc.tuple(
        fc.nat({ max: 1 }),
        fc.oneof(
          fc.nat({ max: 100 }).map((n) => n / 100),
          fc.double({ min: 0, max: 1, noNaN: true }),
        ),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(rows, (list) => {
        const counts = thresholdCounts(
          Uint8Array.from(list, ([label]) => label),
          Float64Array.from(list, ([, s]) => s),
        );
        counts.threshold.forEach((threshold, t) => {
          const called = list.filter(([, s]) => s >= threshold);
          const late = called.filter(([label]) => label === 1).length;
          expect(counts.truePositive[t]).toBe(late);
          expect(counts.falsePositive[t]).toBe(called.length - late);
          const all =
            counts.truePositive[t]! +
            counts.falsePositive[t]! +
            counts.falseNegative[t]! +
            counts.trueNegative[t]!;
          expect(all).toBe(list.length);
        });
      }),
    );
  });

  it('refuse scores that are no probabilities', () => {
    expect(() => thresholdCounts(Uint8Array.of(1), Float64Array.of(-0.5))).toThrow(
      'A score is -0.5',
    );
  });
});

describe('the cost of a threshold', () => {
  const counts = thresholdCounts(y, score);

  it('is the mean over rows of what each outcome costs', () => {
    const costs = expectedCosts(counts, { falseNegative: 20, falsePositive: 3, truePositive: 1 });
    // At .41: 3 alarms about late parcels, 1 about one on time, 1 late parcel missed, of 8.
    expect(costs[41]).toBeCloseTo((3 * 1 + 1 * 3 + 1 * 20) / 8, 12);
    expect(costs[0]).toBeCloseTo((4 * 1 + 4 * 3) / 8, 12);
  });

  it('is lowest at the best threshold', () => {
    const dear = { falseNegative: 20, falsePositive: 3, truePositive: 0 };
    expect(bestThreshold(counts, dear)).toEqual({ threshold: 0.4, cost: 9 / 8 });
    const cheap = { falseNegative: 1, falsePositive: 20, truePositive: 0 };
    expect(bestThreshold(counts, cheap)).toEqual({ threshold: 0.9, cost: 2 / 8 });
  });

  it('takes the threshold with the fewest alarms among equals', () => {
    const free = { falseNegative: 0, falsePositive: 0, truePositive: 0 };
    expect(bestThreshold(counts, free)).toEqual({ threshold: 1, cost: 0 });
  });

  it('of calibrated scores is lowest near the threshold that the costs imply', () => {
    const grid = Array.from({ length: 100 }, (_, i) => (i + 0.5) / 100);
    // 200 rows at each score p, of which a share p has label 1.
    const rows = grid.flatMap((p) =>
      Array.from({ length: 200 }, (_, i) => ({ p, label: i < 200 * p ? 1 : 0 })),
    );
    const best = bestThreshold(
      thresholdCounts(
        Uint8Array.from(rows, (row) => row.label),
        Float64Array.from(rows, (row) => row.p),
      ),
      { falseNegative: 8, falsePositive: 2, truePositive: 2 },
    );
    expect(best.threshold).toBeCloseTo(2 / (2 + 8 - 2), 2);
  });
});
