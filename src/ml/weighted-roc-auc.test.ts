import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rocAuc } from './metrics/roc-auc.ts';
import { rankRows, weightedRocAuc } from './weighted-roc-auc.ts';

describe('weighted ROC AUC', () => {
  it("equals scikit-learn's roc_auc_score with sample_weight (1.2.1)", () => {
    const y = Uint8Array.from([0, 0, 1, 1, 0, 1, 0, 1]);
    const score = Float64Array.from([0.1, 0.4, 0.4, 0.8, 0.4, 0.9, 0.8, 0.8]);
    const ranked = rankRows(Int32Array.from([0, 1, 2, 3, 4, 5, 6, 7]), y, score);
    const weights = Uint8Array.from([2, 0, 1, 3, 1, 1, 2, 1]);
    expect(weightedRocAuc(ranked, weights)).toBeCloseTo(0.7833333333333333, 14);
  });

  it('is the ROC AUC of rows that are there as often as their day weighs', () => {
    const rows = fc.array(
      fc.record({
        day: fc.nat({ max: 4 }),
        label: fc.nat({ max: 1 }),
        score: fc.nat({ max: 6 }),
      }),
      { minLength: 1, maxLength: 30 },
    );
    const weights = fc.array(fc.nat({ max: 3 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(rows, weights, (list, byDay) => {
        const repeated = list.flatMap((row) => Array.from({ length: byDay[row.day]! }, () => row));
        const expected = rocAuc(
          Uint8Array.from(repeated, (row) => row.label),
          Float64Array.from(repeated, (row) => row.score),
        );
        const ranked = rankRows(
          Int32Array.from(list, (row) => row.day),
          Uint8Array.from(list, (row) => row.label),
          Float64Array.from(list, (row) => row.score),
        );
        const weighted = weightedRocAuc(ranked, Uint8Array.from(byDay));
        if (expected === undefined) expect(weighted).toBeNaN();
        else expect(weighted).toBeCloseTo(expected, 12);
      }),
    );
  });
});
