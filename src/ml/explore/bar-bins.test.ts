import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minutesOfDate, type Column } from '../table.ts';
import { columnBars, hourBars, weekdayBars } from './bar-bins.ts';

const labels = ({ bars }: { bars: readonly { label: string }[] }) => bars.map(({ label }) => label);
const numeric = (...values: number[]): Column => ({
  kind: 'numeric',
  values: Float32Array.from(values),
});
const at = (date: string, hour = 0) => minutesOfDate(date) + hour * 60;

describe('numbers', () => {
  test('few whole values have a bar each, and what is missing has one of its own', () => {
    const made = columnBars(numeric(2, NaN, 0, 2, 3));
    expect(labels(made)).toEqual(['0', '1', '2', '3', 'missing']);
    expect([...made.codes]).toEqual([2, 4, 0, 2, 3]);
  });

  test('every value stands in the bar whose range holds it, in 32 bits as well', () => {
    const value = fc.integer({ min: -100_000, max: 100_000 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(fc.array(fc.oneof(value, fc.constant(NaN)), { maxLength: 60 }), (list) => {
        const { bars, codes } = columnBars(numeric(...list));
        list.forEach((v, i) => {
          const bar = bars[codes[i]!]!;
          if (Number.isNaN(v)) expect(bar.of).toBe('missing');
          else expect(v >= (bar.from ?? -Infinity) && v < (bar.to ?? Infinity)).toBe(true);
        });
      }),
    );
  });

  test('without a value there is no bar but the one for missing', () => {
    expect(labels(columnBars(numeric(NaN, NaN)))).toEqual(['missing']);
    expect(labels(columnBars(numeric()))).toEqual([]);
  });
});

describe('categories', () => {
  const coded = (values: Int32Array, categories: string[]): Column => ({
    kind: 'categorical',
    values,
    categories,
  });

  test('keep their order; what does not occur has no bar', () => {
    const made = columnBars(coded(Int32Array.of(2, 0, -1, 2), ['a', 'b', 'c']));
    expect(labels(made)).toEqual(['a', 'c', 'missing']);
    expect([...made.codes]).toEqual([1, 0, 2, 1]);
  });

  test('of 2,000, the most frequent have a bar and the rest share one', () => {
    const names = Array.from({ length: 2000 }, (_, i) => `M${i}`);
    const values = Int32Array.from({ length: 4000 }, (_, i) => (i < 2000 ? i : 1999 - (i % 23)));
    const { bars, codes } = columnBars(coded(values, names));
    expect(bars).toHaveLength(24);
    expect(bars.at(-1)).toMatchObject({ of: 'others', label: 'others' });
    expect(bars[codes[1999]!]!.label).toBe('M1999');
    expect(bars[codes[0]!]!.of).toBe('others');
  });
});

describe('creation', () => {
  test('by month: a month without rows has its bar', () => {
    const values = Int32Array.of(at('2023-11-30'), at('2024-02-01'));
    const made = columnBars({ kind: 'time', values });
    expect(labels(made)).toEqual(['2023-11', '2023-12', '2024-01', '2024-02']);
    expect([...made.codes]).toEqual([0, 3]);
  });

  test('by weekday and hour, in UTC', () => {
    const created = Int32Array.of(at('2024-07-01', 9), at('2024-07-07', 23));
    expect([...weekdayBars(created).codes]).toEqual([0, 6]);
    expect([...hourBars(created).codes]).toEqual([9, 23]);
  });
});
