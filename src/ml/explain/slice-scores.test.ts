import { describe, expect, it } from 'vitest';
import { delongInterval } from '../delong.ts';
import { rocAuc } from '../metrics/roc-auc.ts';
import { Random } from '../random.ts';
import { sliceScores, type DayRows } from './slice-scores.ts';

/** Rows of which `positives` are late, over so many days; scores are too high by .1 on average. */
function rowsOf(rows: number, positives: number, days: number): DayRows {
  const rng = new Random(5, `${rows} ${positives} ${days}`);
  const y = Uint8Array.from({ length: rows }, (_, i) => (i < positives ? 1 : 0));
  return {
    y,
    day: Int32Array.from({ length: rows }, (_, i) => 19_000 + (i % days)),
    score: Float64Array.from(y, (label) => {
      const truth = 0.1 + positives / rows + 0.1 * (label - positives / rows);
      return Math.min(Math.max(truth + 0.05 * rng.normal(), 0), 1);
    }),
  };
}

describe('the scores of a slice', () => {
  it('have intervals by blocks of days around the values of the rows', () => {
    const rows = rowsOf(600, 150, 60);
    const { rocAuc: auc, bias, meanScore, positiveRate, ece } = sliceScores(rows, 'days', 'test');
    expect(auc!.value).toBe(rocAuc(rows.y, rows.score));
    expect(auc!.low).toBeLessThan(auc!.value);
    expect(auc!.high).toBeGreaterThan(auc!.value);
    expect(positiveRate).toBe(0.25);
    expect(bias!.value).toBeCloseTo(meanScore! - 0.25, 14);
    expect(bias!.low).toBeGreaterThan(0.05);
    expect(bias!.high).toBeLessThan(0.15);
    expect(ece).toBeGreaterThan(0.05);
  });

  it('are not judged on fewer than 200 rows or 20 of either label, but given', () => {
    const small = (rows: number, positives: number) =>
      sliceScores(rowsOf(rows, positives, 30), 'days', 'test');
    expect(small(200, 20).small).toBe(false);
    expect(small(199, 100).small).toBe(true);
    expect(small(400, 19).small).toBe(true);
    expect(small(400, 381).small).toBe(true);
    expect(small(199, 100).rocAuc).not.toBeNull();
  });

  it('have no interval, so no judgement, within two blocks of days or with one class', () => {
    const short = sliceScores(rowsOf(400, 100, 13), 'days', 'test');
    expect([short.rocAuc, short.bias]).toEqual([null, null]);
    expect(short.ece).not.toBeNull();
    const oneClass = sliceScores(rowsOf(400, 0, 60), 'days', 'test');
    expect(oneClass.rocAuc).toBeNull();
    expect(oneClass.bias!.value).toBeGreaterThan(0);
  });

  it('take rows to be independent within a week', () => {
    const rows = rowsOf(300, 75, 7);
    const { rocAuc: auc, bias } = sliceScores(rows, 'rows', 'test');
    expect(auc).toEqual(delongInterval(rows.y, rows.score));
    const errors = [...rows.score].map((score, i) => score - rows.y[i]!);
    const mean = errors.reduce((a, b) => a + b) / 300;
    const variance = errors.reduce((sum, e) => sum + (e - mean) ** 2, 0) / 299;
    expect(bias!.high - bias!.low).toBeCloseTo(2 * 1.959964 * Math.sqrt(variance / 300), 6);
  });

  it('are empty without rows', () => {
    const none = {
      day: new Int32Array(0),
      y: new Uint8Array(0),
      score: new Float64Array(0),
    };
    expect(sliceScores(none, 'days', 'test')).toEqual({
      rows: 0,
      positives: 0,
      small: true,
      rocAuc: null,
      meanScore: null,
      positiveRate: null,
      bias: null,
      ece: null,
    });
  });
});
