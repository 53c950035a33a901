import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Column } from '../table.ts';
import { rowKeys } from './row-keys.ts';

test('rows have one key exactly when they are equal in every column, missing being a value', () => {
  const value = fc.constantFrom(0, 1, 2.5, NaN);
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 60 }), (list) => {
      const columns = [0, 1].map((k): Column => ({
        kind: 'numeric',
        values: Float32Array.from(list, (row) => row[k as 0 | 1]),
      }));
      const { keys } = rowKeys(
        columns,
        Int32Array.from(list, (_, i) => i),
      );
      list.forEach((row, i) =>
        list.forEach((other, j) => {
          const equal = row.every((v, k) => Object.is(v, other[k]));
          expect(keys[i] === keys[j]).toBe(equal);
        }),
      );
    }),
  );
});

test('a hundred thousand different rows have as many keys', () => {
  const n = 100_000;
  const columns = [3, 7, 1001].map((step): Column => ({
    kind: 'numeric',
    values: Float32Array.from({ length: n }, (_, i) => Math.floor(i / step) % 500),
  }));
  const counter: Column = {
    kind: 'numeric',
    values: Float32Array.from({ length: n }, (_, i) => i),
  };
  const rows = Int32Array.from({ length: n }, (_, i) => i);
  expect(new Set(rowKeys([...columns, counter], rows).keys).size).toBe(n);
});
