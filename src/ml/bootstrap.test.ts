import { describe, expect, it } from 'vitest';
import { DayBootstrap } from './bootstrap.ts';
import { drawDayWeights } from './day-weights.ts';
import { difference, interval } from './interval.ts';
import { rocAuc } from './metrics/roc-auc.ts';
import { Random } from './random.ts';

/** Rows with a score that tells something; days share nothing unless `shock` is above 0. */
function scoredRows(rows: number, days: number, seed: number, shock = 0) {
  const rng = new Random(seed, 'bootstrap test');
  const skill = Array.from({ length: days }, () => rng.normal() * shock);
  const day = new Int32Array(rows);
  const y = new Uint8Array(rows);
  const score = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    day[i] = 19_900 + rng.below(days);
    y[i] = rng.uniform() < 0.3 ? 1 : 0;
    score[i] = rng.normal() + y[i]! * (1 + skill[day[i]! - 19_900]!);
  }
  return { day, y, score };
}

describe('the bootstrap by days', () => {
  it('gives the same draws again for the same rows, whatever was scored in between', () => {
    const { day, y, score } = scoredRows(400, 60, 1);
    const bootstrap = new DayBootstrap([day], 'test');
    const first = bootstrap.rocAucs([{ y, score }]);
    bootstrap.rocAucs([{ y, score: score.map((s) => -s) }]);
    expect(bootstrap.rocAucs([{ y, score }])).toEqual(first);
    expect(new DayBootstrap([day], 'test').rocAucs([{ y, score }])).toEqual(first);
    expect(new DayBootstrap([day], 'replay').rocAucs([{ y, score }])).not.toEqual(first);
  });

  it('surrounds the ROC AUC of the rows themselves', () => {
    const { day, y, score } = scoredRows(2000, 100, 2);
    const { low, high } = interval(new DayBootstrap([day], 'test').rocAucs([{ y, score }]));
    const auc = rocAuc(y, score)!;
    expect(low).toBeLessThan(auc);
    expect(high).toBeGreaterThan(auc);
    expect(high - low).toBeLessThan(0.1);
  });

  it('is wider when days share a shock', () => {
    const width = (shock: number) => {
      const { day, y, score } = scoredRows(3000, 100, 3, shock);
      const { low, high } = interval(new DayBootstrap([day], 'test').rocAucs([{ y, score }]));
      return high - low;
    };
    expect(width(1)).toBeGreaterThan(1.3 * width(0));
  });

  it('compares two scores of the same rows draw by draw', () => {
    const { day, y, score } = scoredRows(1500, 80, 4);
    const rng = new Random(5);
    const noisier = score.map((s) => s + 0.3 * rng.normal());
    const bootstrap = new DayBootstrap([day], 'test');
    const better = bootstrap.rocAucs([{ y, score }]);
    const worse = bootstrap.rocAucs([{ y, score: noisier }]);
    const paired = interval(difference(better, worse));
    const alone = interval(better);
    expect(paired.low).toBeGreaterThan(0);
    expect(paired.high - paired.low).toBeLessThan((alone.high - alone.low) / 2);
    expect(interval(difference(better, better))).toEqual({ low: 0, high: 0 });
  });

  it('takes the mean over folds under the same day weights', () => {
    const a = scoredRows(300, 50, 6);
    const b = scoredRows(300, 50, 7);
    const both = new DayBootstrap([a.day, b.day], 'test').rocAucs([a, b]);
    const together = [a, b].map((fold) =>
      // Both folds span the same 50 days, so each alone meets the same draws.
      new DayBootstrap([fold.day], 'test').rocAucs([fold]),
    );
    both.forEach((mean, draw) =>
      expect(mean).toBeCloseTo((together[0]![draw]! + together[1]![draw]!) / 2, 12),
    );
  });

  it('takes means in which a row counts as often as its day was drawn', () => {
    const { day, score } = scoredRows(300, 40, 9);
    const means = new DayBootstrap([day], 'test').means([score]);
    const first = day.reduce((a, b) => Math.min(a, b));
    const last = day.reduce((a, b) => Math.max(a, b));
    drawDayWeights(last - first + 1, 'test').forEach((weights, draw) => {
      const weightOf = (row: number) => weights[day[row]! - first]!;
      const total = day.reduce((sum, _, row) => sum + weightOf(row), 0);
      const sum = score.reduce((all, value, row) => all + weightOf(row) * value, 0);
      expect(means[draw]).toBeCloseTo(sum / total, 12);
    });
    expect(new DayBootstrap([day.map(() => 1)], 'test').means([score])[0]).toBeNaN();
  });

  it('drops draws of one class and gives no interval below two blocks', () => {
    // The one late parcel lies on day 0: draws without that day have one class.
    const day = Int32Array.from({ length: 28 }, (_, i) => i);
    const y = Uint8Array.from(day, (d) => (d === 0 ? 1 : 0));
    const score = Float64Array.from(day, (d) => 28 - d);
    const values = new DayBootstrap([day], 'test').rocAucs([{ y, score }]);
    expect(values.some((value) => Number.isNaN(value))).toBe(true);
    expect(interval(values)).toEqual({ low: 1, high: 1 });

    const week = new DayBootstrap([day.subarray(0, 7)], 'test');
    const short = week.rocAucs([{ y: y.subarray(0, 7), score: score.subarray(0, 7) }]);
    expect(interval(short)).toEqual({ low: NaN, high: NaN });
  });

  it('refuses rows that it was not made for, and none at all', () => {
    const { day, y, score } = scoredRows(30, 20, 8);
    const bootstrap = new DayBootstrap([day], 'test');
    expect(() => bootstrap.rocAucs([{ y: y.subarray(1), score: score.subarray(1) }])).toThrow(
      'made for 30 rows and asked about 29',
    );
    expect(() => new DayBootstrap([new Int32Array(0)], 'test')).toThrow('it was given none');
  });
});
