import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averagePrecision } from './average-precision.ts';
import { brier } from './brier.ts';
import { f1 } from './f1.ts';
import { logLoss } from './log-loss.ts';
import { precisionAtK } from './precision-at-k.ts';
import { rocAuc } from './roc-auc.ts';

// Values of scikit-learn 1.9.1 on this input, ties included.
const y = Uint8Array.from([0, 0, 1, 1, 0, 1, 0, 1]);
const score = Float64Array.from([0.1, 0.4, 0.4, 0.8, 0.4, 0.9, 0.8, 0.8]);

const oneClass = Uint8Array.from([1, 1, 1]);
const threeScores = Float64Array.from([0.2, 0.5, 0.9]);
const none = { y: new Uint8Array(0), score: new Float64Array(0) };

const scoredRows = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 20 })), {
    minLength: 1,
    maxLength: 60,
  })
  .map((rows) => ({
    y: Uint8Array.from(rows, ([label]) => label),
    score: Float64Array.from(rows, ([, tenth]) => tenth / 20),
  }));

describe('ROC AUC', () => {
  it("equals scikit-learn's roc_auc_score with ties", () => {
    expect(rocAuc(y, score)).toBe(0.8125);
  });

  it('is one half for a constant score', () => {
    expect(rocAuc(Uint8Array.from([0, 1, 1, 0]), new Float64Array(4).fill(0.5))).toBe(0.5);
  });

  it('has no value when only one class is there', () => {
    expect(rocAuc(oneClass, threeScores)).toBeUndefined();
    expect(rocAuc(new Uint8Array(3), threeScores)).toBeUndefined();
    expect(rocAuc(none.y, none.score)).toBeUndefined();
  });

  it('is the share of pairs in the right order, ties counting one half', () => {
    fc.assert(
      fc.property(scoredRows, (rows) => {
        let pairs = 0;
        let won = 0;
        rows.y.forEach((label, i) => {
          rows.y.forEach((other, j) => {
            if (label !== 1 || other !== 0) return;
            pairs++;
            const lead = rows.score[i]! - rows.score[j]!;
            won += lead > 0 ? 1 : lead === 0 ? 0.5 : 0;
          });
        });
        const auc = rocAuc(rows.y, rows.score);
        if (pairs === 0) expect(auc).toBeUndefined();
        else expect(auc).toBeCloseTo(won / pairs, 12);
      }),
    );
  });

  it('does not change with a rising transform of the scores, and mirrors with a falling one', () => {
    fc.assert(
      fc.property(scoredRows, (rows) => {
        const auc = rocAuc(rows.y, rows.score);
        if (auc === undefined) return;
        const squares = rows.score.map((s) => s * s * s);
        const negated = rows.score.map((s) => -s);
        expect(rocAuc(rows.y, squares)).toBe(auc);
        expect(rocAuc(rows.y, negated)).toBeCloseTo(1 - auc, 12);
      }),
    );
  });

  it('refuses a score that is not a number and lengths that differ', () => {
    expect(() => rocAuc(Uint8Array.from([0, 1]), Float64Array.from([0.5, NaN]))).toThrow(
      'The score of row 1 of 2 is NaN',
    );
    expect(() => rocAuc(Uint8Array.from([0, 1]), Float64Array.from([0.5]))).toThrow(
      '2 labels and 1 scores',
    );
  });
});

describe('average precision', () => {
  it("equals scikit-learn's average_precision_score with ties", () => {
    expect(averagePrecision(y, score)).toBeCloseTo(0.767857142857, 11);
  });

  it('of a constant score is the share of label 1', () => {
    expect(averagePrecision(Uint8Array.from([0, 1, 0, 0]), new Float64Array(4))).toBe(0.25);
  });

  it('has no value without a row of label 1', () => {
    expect(averagePrecision(new Uint8Array(3), threeScores)).toBeUndefined();
  });
});

describe('Brier score', () => {
  it("equals scikit-learn's brier_score_loss", () => {
    expect(brier(y, score)).toBeCloseTo(0.1775, 12);
  });

  it('has a value for one class and none without rows', () => {
    expect(brier(oneClass, threeScores)).toBeCloseTo(0.3, 12);
    expect(brier(none.y, none.score)).toBeUndefined();
  });
});

describe('log-loss', () => {
  it("equals scikit-learn's log_loss", () => {
    expect(logLoss(y, score)).toBeCloseTo(0.525548503223, 11);
  });

  it('clips at the machine epsilon as scikit-learn 1.2.1 and later do', () => {
    const certain = logLoss(Uint8Array.from([1, 0]), Float64Array.from([0, 0.5]));
    expect(certain).toBeCloseTo(18.36840028483855, 12);
  });
});

describe('F1', () => {
  it("equals scikit-learn's f1_score at two thresholds (1.2.1)", () => {
    expect(f1(y, score)).toBeCloseTo(0.75, 12);
    expect(f1(y, score, 0.4)).toBeCloseTo(0.7272727272727273, 12);
  });

  it('is 0 when no late row is found and has no value when there is nothing to find or call', () => {
    expect(f1(Uint8Array.from([0, 1]), Float64Array.from([0.1, 0.2]))).toBe(0);
    expect(f1(Uint8Array.from([0, 0]), Float64Array.from([0.1, 0.2]))).toBeUndefined();
  });
});

describe('precision at k', () => {
  it('is the share of label 1 among the highest scores', () => {
    const labels = Uint8Array.from([1, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
    const scores = Float64Array.from([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    expect(precisionAtK(labels, scores)).toBe(1);
    expect(precisionAtK(labels, scores, 0.2)).toBe(0.5);
    expect(precisionAtK(labels, scores, 1)).toBe(0.2);
  });

  it('takes the expectation over tied rows at the last places', () => {
    // 4 places: .9 first (label 1), then 3 places for three rows of .8, two of which have label 1.
    expect(precisionAtK(y, score, 0.5)).toBe(0.75);
    // 2 places: .9, then one place for the three rows of .8.
    expect(precisionAtK(y, score, 0.25)).toBeCloseTo((1 + 2 / 3) / 2, 12);
  });

  it('is the share of label 1 when the score tells nothing', () => {
    fc.assert(
      fc.property(scoredRows, fc.double({ min: 0.01, max: 1, noNaN: true }), (rows, share) => {
        const constant = new Float64Array(rows.y.length).fill(0.3);
        const positives = rows.y.reduce((sum, label) => sum + label, 0);
        expect(precisionAtK(rows.y, constant, share)).toBeCloseTo(positives / rows.y.length, 12);
      }),
    );
  });

  it('refuses a share outside (0, 1]', () => {
    expect(() => precisionAtK(y, score, 10)).toThrow('a share of 10');
  });
});

describe('every metric', () => {
  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(scoredRows, (rows) => {
        const reversed = { y: rows.y.slice().reverse(), score: rows.score.slice().reverse() };
        for (const metric of [rocAuc, averagePrecision, brier, logLoss, f1, precisionAtK]) {
          const value = metric(rows.y, rows.score);
          const again = metric(reversed.y, reversed.score);
          if (value === undefined) expect(again).toBeUndefined();
          else expect(again).toBeCloseTo(value, 12);
        }
      }),
    );
  });
});
