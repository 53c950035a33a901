import { describe, expect, it } from 'vitest';
import { meanScores, scoresOf } from './scores.ts';

describe('scores of a set of rows', () => {
  it('gives every metric of a report', () => {
    const scores = scoresOf(
      Uint8Array.from([0, 0, 1, 1, 0, 1, 0, 1]),
      Float64Array.from([0.1, 0.4, 0.4, 0.8, 0.4, 0.9, 0.8, 0.8]),
    );
    // scikit-learn 1.9.1.
    expect(scores.rocAuc).toBe(0.8125);
    expect(scores.averagePrecision).toBeCloseTo(0.767857142857, 11);
    expect(scores.brier).toBeCloseTo(0.1775, 12);
    expect(scores.logLoss).toBeCloseTo(0.525548503223, 11);
    expect(scores.positiveRate).toBe(0.5);
  });

  it('gives null, never a number, where a metric has no value', () => {
    const scores = scoresOf(new Uint8Array(2), Float64Array.from([0.1, 0.2]));
    expect(scores).toMatchObject({ rocAuc: null, averagePrecision: null, positiveRate: 0 });
    expect(scores.brier).toBeCloseTo(0.025, 12);
    const empty = scoresOf(new Uint8Array(0), new Float64Array(0));
    expect(Object.values(empty)).toEqual([null, null, null, null, null]);
  });
});

describe('scores of several folds', () => {
  const fold = { rocAuc: 0.8, averagePrecision: 0.5, brier: 0.1, logLoss: 0.3, positiveRate: 0.2 };

  it('are the mean of each metric', () => {
    const mean = meanScores([fold, { ...fold, rocAuc: 0.6, positiveRate: 0.4 }]);
    expect(mean.rocAuc).toBeCloseTo(0.7, 12);
    expect(mean.positiveRate).toBeCloseTo(0.3, 12);
    expect(mean.brier).toBeCloseTo(0.1, 12);
  });

  it('have no value for a metric that has none in one fold', () => {
    expect(meanScores([fold, { ...fold, rocAuc: null }])).toMatchObject({
      rocAuc: null,
      averagePrecision: 0.5,
    });
    expect(meanScores([]).brier).toBeNull();
  });
});
