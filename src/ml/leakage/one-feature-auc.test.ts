import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../random.ts';
import type { Column } from '../table.ts';
import { oneFeatureAuc, oneFeatureAucValue } from './one-feature-auc.ts';
import { binsAt, fitBins } from './value-bins.ts';
import { drawWeeks, weekFolds } from './week-folds.ts';

const N = 2000;
const each = <T>(of: (i: number) => T) => Array.from({ length: N }, (_, i) => of(i));
const rows = Int32Array.from(each((i) => i));
/** A row every five hours from 1 January 2024 on. */
const created = Int32Array.from(each((i) => 19723 * 1440 + i * 300));
const x = each((i) => (i * 7919) % 2003);
const y = Uint8Array.from(
  each((i) => {
    const rate = 120 + (x[i]! < 500 ? 150 : 0) + (x[i]! > 1700 ? 250 : 0);
    return (i * 104729) % 1009 < rate ? 1 : 0;
  }),
);
const numeric = (values: number[]): Column => ({
  kind: 'numeric',
  values: Float32Array.from(values),
});
const folds = weekFolds(created, rows);

function aucOf(column: Column, order: Int32Array = rows) {
  const fitted = fitBins(column, order);
  const labels = Uint8Array.from(order, (row) => y[row]!);
  const weeks = weekFolds(created, order);
  return oneFeatureAuc(
    binsAt(fitted, column, order),
    fitted.size,
    labels,
    weeks,
    drawWeeks(weeks),
  )!;
}

describe('the ROC AUC of one feature', () => {
  // scikit-learn 1.2.1: the mean over five blocks of weeks of roc_auc_score(y, out-of-fold bin means).
  it('equals scikit-learn’s roc_auc_score of out-of-fold bin means', () => {
    expect(aucOf(numeric(x)).value).toBeCloseTo(0.640800261026302, 12);
    const gaps = x.map((value, i) => (i % 17 === 0 ? NaN : value));
    expect(aucOf(numeric(gaps)).value).toBeCloseTo(0.6496128376809391, 12);
    const missing = Int32Array.from(each((i) => (i % 17 === 0 ? 1 : 0)));
    expect(oneFeatureAucValue(missing, 2, y, folds)).toBeCloseTo(0.491477061076246, 12);
    const sevens = Int32Array.from(each((i) => (i * 31) % 7));
    expect(oneFeatureAucValue(sevens, 7, y, folds)).toBeCloseTo(0.4943670716163391, 12);
  });

  it('does not depend on the order of the rows', () => {
    const shuffled = new Random(1, 'order').shuffle(rows.slice());
    expect(aucOf(numeric(x), shuffled)).toEqual(aucOf(numeric(x)));
  });

  it('lies within its interval, which leaves out chance for a column that tells', () => {
    const { value, low, high } = aucOf(numeric(x));
    expect(low).toBeGreaterThan(0.55);
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
  });

  it('is about ½ for a category of a thousand values that say nothing', () => {
    const rng = new Random(2, 'noise');
    const values = Int32Array.from(each(() => rng.below(1000)));
    const column: Column = { kind: 'categorical', values, categories: each(String).slice(0, 1000) };
    expect(Math.abs(aucOf(column).value - 0.5)).toBeLessThan(0.05);
  });

  it('is exactly ½ for a constant, and 1 for the label itself', () => {
    expect(oneFeatureAucValue(new Int32Array(N), 1, y, folds)).toBe(0.5);
    expect(oneFeatureAucValue(Int32Array.from(y), 2, y, folds)).toBe(1);
  });

  it('has no value where there is one class', () => {
    const none = new Uint8Array(N);
    expect(oneFeatureAucValue(Int32Array.from(y), 2, none, folds)).toBeNull();
    expect(oneFeatureAuc(Int32Array.from(y), 2, none, folds, drawWeeks(folds))).toBeNull();
  });

  it('is the same for a column and its mirror image', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: N, maxLength: N }),
        (v) => {
          const mirrored = v.map((value) => 30 - value);
          const spread = (values: number[]) => {
            const bins = Int32Array.from(values);
            return oneFeatureAucValue(bins, 31, y, folds)!;
          };
          expect(spread(mirrored)).toBeCloseTo(spread(v), 12);
        },
      ),
      { numRuns: 5 },
    );
  });
});

describe('folds of whole weeks', () => {
  it('are neighbouring weeks, each week whole in one fold', () => {
    expect(folds.folds).toBe(5);
    const order = [...folds.foldOfWeek];
    expect(order).toEqual([...order].sort());
    expect(folds.foldOfWeek).toHaveLength(60);
    for (const fold of [0, 1, 2, 3, 4]) expect(order.filter((f) => f === fold)).toHaveLength(12);
  });

  it('are as many as there are weeks where there are fewer than five', () => {
    const few = weekFolds(created, rows.subarray(0, 70));
    expect([few.folds, few.foldOfWeek.length]).toEqual([3, 3]);
  });

  it('are drawn from within their fold, so that no draw loses one', () => {
    for (const weights of drawWeeks(folds).slice(0, 50))
      for (let fold = 0; fold < 5; fold++) {
        const drawn = weights.filter((_, week) => folds.foldOfWeek[week] === fold);
        expect(drawn.reduce((a, b) => a + b, 0)).toBe(12);
      }
  });
});
