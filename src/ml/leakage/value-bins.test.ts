import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NEVER, type Column } from '../table.ts';
import { binsAt, fitBins } from './value-bins.ts';

const numeric = (values: readonly number[]): Column => ({
  kind: 'numeric',
  values: Float32Array.from(values),
});
const allRows = (n: number) => Int32Array.from({ length: n }, (_, i) => i);

function binsOf(column: Column): Int32Array {
  const rows = allRows(column.values.length);
  return binsAt(fitBins(column, rows), column, rows);
}

function counts(bins: Int32Array): number[] {
  const count: number[] = [];
  for (const bin of bins) count[bin] = (count[bin] ?? 0) + 1;
  return count;
}

test('many distinct numbers fall into twenty bins of equal counts, in order', () => {
  const values = Array.from({ length: 10000 }, (_, i) => (i * 7919) % 10007);
  const bins = binsOf(numeric(values));
  expect(counts(bins)).toEqual(Array(20).fill(500));
  values.forEach((value, i) => {
    if (value < values[0]!) expect(bins[i]).toBeLessThanOrEqual(bins[0]!);
  });
});

test('few rows fall into bins of a hundred, and very few into two', () => {
  expect(counts(binsOf(numeric(allRows(600) as unknown as number[])))).toEqual(Array(6).fill(100));
  expect(counts(binsOf(numeric(allRows(50) as unknown as number[])))).toEqual([25, 25]);
});

test('a flag that is 1 for two in a hundred rows keeps a bin of its own', () => {
  const flag = Array.from({ length: 10000 }, (_, i) => (i % 50 === 0 ? 1 : 0));
  expect(counts(binsOf(numeric(flag)))).toEqual([9800, 200]);
});

test('missing values have the last bin, whatever the kind', () => {
  const gaps = numeric([1, NaN, 2]);
  expect(binsOf(gaps)[1]).toBe(fitBins(gaps, allRows(3)).size - 1);
  const times: Column = { kind: 'time', values: Int32Array.of(60, NEVER, 120) };
  expect(binsOf(times)[1]).toBe(fitBins(times, allRows(3)).size - 1);
  const codes: Column = {
    kind: 'categorical',
    values: Int32Array.of(1, -1, 0),
    categories: ['a', 'b'],
  };
  expect([...binsOf(codes)]).toEqual([1, 2, 0]);
});

test('a column without a value has the missing bin alone', () => {
  expect([...binsOf(numeric([NaN, NaN]))]).toEqual([1, 1]);
});

test('equal values share a bin, and a greater value never has a lesser one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -5, max: 60 }), { minLength: 1, maxLength: 300 }),
      (v) => {
        const bins = binsOf(numeric(v));
        const binOf = new Map<number, number>();
        v.forEach((value, i) => {
          expect(binOf.get(value) ?? bins[i]).toBe(bins[i]);
          binOf.set(value, bins[i]!);
        });
        const inOrder = [...binOf].sort(([a], [b]) => a - b).map(([, bin]) => bin);
        expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
      },
    ),
  );
});
