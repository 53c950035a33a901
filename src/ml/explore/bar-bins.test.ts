import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minutesOfDate } from '../table.ts';
import { categoryBars, hourBars, monthBars, numberBars, weekdayBars } from './bar-bins.ts';

const labels = ({ bars }: { bars: readonly { label: string }[] }) => bars.map(({ label }) => label);

describe('numbers', () => {
  test('few whole values have a bar each, and what is missing has one of its own', () => {
    const made = numberBars(Float32Array.of(2, NaN, 0, 2, 5));
    expect(labels(made)).toEqual(['0', '2', '5', 'missing']);
    expect([...made.codes]).toEqual([1, 3, 0, 1, 2]);
  });

  test('many values have bars of one round width, the ends open', () => {
    const made = numberBars(Float32Array.from({ length: 1000 }, (_, i) => i / 10));
    expect(labels(made).slice(0, 3)).toEqual(['below 5', '5 to 10', '10 to 15']);
    expect(made.bars[0]).toMatchObject({ from: null, to: 5 });
    expect(made.bars.at(-1)).toMatchObject({ from: 95, to: null });
  });

  test('an enormous value takes no room from the others', () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => i / 10);
    values[0] = 1e9;
    expect(numberBars(values).bars.length).toBeLessThan(25);
  });

  test('a bound belongs to the bar above it, in 32 bits as well', () => {
    const values = Float32Array.from({ length: 200 }, (_, i) => i / 100);
    const { bars, codes } = numberBars(values);
    codes.forEach((code, i) => {
      const { from, to } = bars[code]!;
      expect(i / 100).toBeGreaterThanOrEqual(from ?? 0);
      expect(i / 100).toBeLessThan(to ?? 2);
    });
  });

  test('every value stands in the bar whose range holds it', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.oneof(value, fc.constant(NaN)), { maxLength: 60 }), (list) => {
        const { bars, codes } = numberBars(Float64Array.from(list));
        expect(bars.length).toBeLessThanOrEqual(26);
        list.forEach((v, i) => {
          const bar = bars[codes[i]!]!;
          if (Number.isNaN(v)) expect(bar.of).toBe('missing');
          else expect(v >= (bar.from ?? -Infinity) && v < (bar.to ?? Infinity)).toBe(true);
        });
      }),
    );
  });

  test('without a value there is no bar but the one for missing', () => {
    expect(labels(numberBars(Float32Array.of(NaN, NaN)))).toEqual(['missing']);
    expect(labels(numberBars(new Float32Array(0)))).toEqual([]);
  });
});

describe('categories', () => {
  test('keep their order; what does not occur has no bar', () => {
    const made = categoryBars(Int32Array.of(2, 0, -1, 2), ['a', 'b', 'c']);
    expect(labels(made)).toEqual(['a', 'c', 'missing']);
    expect([...made.codes]).toEqual([1, 0, 2, 1]);
  });

  test('of 2,000, the most frequent have a bar and the rest share one', () => {
    const names = Array.from({ length: 2000 }, (_, i) => `M${i}`);
    const values = Int32Array.from({ length: 4000 }, (_, i) => (i < 2000 ? i : 1999 - (i % 23)));
    const { bars, codes } = categoryBars(values, names);
    expect(bars).toHaveLength(24);
    expect(bars.at(-1)).toMatchObject({ of: 'others', label: 'others' });
    expect(bars[codes[1999]!]!.label).toBe('M1999');
    expect(bars[codes[0]!]!.of).toBe('others');
  });
});

describe('creation', () => {
  const at = (date: string, hour = 0) => minutesOfDate(date) + hour * 60;

  test('by month: a month without rows has its bar', () => {
    const made = monthBars(Int32Array.of(at('2023-11-30'), at('2024-02-01')));
    expect(labels(made)).toEqual(['2023-11', '2023-12', '2024-01', '2024-02']);
    expect([...made.codes]).toEqual([0, 3]);
    expect(labels(monthBars(new Int32Array(0)))).toEqual([]);
  });

  test('of many years by quarter', () => {
    const made = monthBars(Int32Array.of(at('2010-01-05'), at('2020-01-01')));
    expect(labels(made).slice(0, 2)).toEqual(['from 2010-01', 'from 2010-04']);
  });

  test('by weekday and hour, in UTC', () => {
    const created = Int32Array.of(at('2024-07-01', 9), at('2024-07-07', 23));
    expect([...weekdayBars(created).codes]).toEqual([0, 6]);
    expect([...hourBars(created).codes]).toEqual([9, 23]);
  });
});
