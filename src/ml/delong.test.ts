import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delong, delongInterval } from './delong.ts';
import { rocAuc } from './metrics/roc-auc.ts';

const y = Uint8Array.from([0, 0, 1, 1, 0, 1, 0, 1]);
const score = Float64Array.from([0.1, 0.4, 0.4, 0.8, 0.4, 0.9, 0.8, 0.8]);

/** DeLong's own definition: every positive row against every negative row. */
function byAllPairs(labels: Uint8Array, scores: Float64Array): number {
  const positives = scores.filter((_, i) => labels[i] === 1);
  const negatives = scores.filter((_, i) => labels[i] === 0);
  const kernel = (p: number, n: number) => (p > n ? 1 : p === n ? 0.5 : 0);
  const mean = (values: Float64Array) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const variance = (values: Float64Array) => {
    const center = mean(values);
    return values.reduce((sum, v) => sum + (v - center) * (v - center), 0) / (values.length - 1);
  };
  const ofPositives = positives.map((p) => mean(negatives.map((n) => kernel(p, n))));
  const ofNegatives = negatives.map((n) => mean(positives.map((p) => kernel(p, n))));
  return Math.sqrt(
    variance(ofPositives) / positives.length + variance(ofNegatives) / negatives.length,
  );
}

describe("DeLong's standard error", () => {
  it('equals the placement values worked out in numpy 1.24', () => {
    const estimate = delong(y, score)!;
    expect(estimate.rocAuc).toBe(0.8125);
    expect(estimate.standardError).toBeCloseTo(0.15309310892394862, 14);
  });

  it('equals the comparison of all pairs, with any ties', () => {
    const rows = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 12 })),
      { minLength: 4, maxLength: 50 },
    );
    fc.assert(
      fc.property(rows, (pairs) => {
        const labels = Uint8Array.from(pairs, ([label]) => label);
        const scores = Float64Array.from(pairs, ([, s]) => s);
        const estimate = delong(labels, scores);
        const positives = labels.reduce((sum, label) => sum + label, 0);
        if (positives < 2 || labels.length - positives < 2) expect(estimate).toBeUndefined();
        else {
          expect(estimate!.rocAuc).toBe(rocAuc(labels, scores));
          expect(estimate!.standardError).toBeCloseTo(byAllPairs(labels, scores), 10);
        }
      }),
    );
  });
});

describe("DeLong's interval", () => {
  it('is cut at 1', () => {
    const { value, low, high } = delongInterval(y, score)!;
    expect(value).toBe(0.8125);
    expect(low).toBeCloseTo(0.5124430202277932, 12);
    expect(high).toBe(1);
  });

  it('has no value with a single row of a class', () => {
    expect(
      delongInterval(Uint8Array.from([0, 0, 1]), Float64Array.from([0.1, 0.2, 0.3])),
    ).toBeUndefined();
  });
});
