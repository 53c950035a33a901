import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crossCounts, type BinFilter, type BinnedRows, type Filters } from './cross-counts.ts';

const passes = (filter: BinFilter | null, code: number) =>
  filter === null ||
  ('bins' in filter ? filter.bins.includes(code) : code >= filter.from && code <= filter.to);

/** The definition, row by row and column by column. */
function naively({ y, dimensions }: BinnedRows, filters: Filters) {
  const rowsPassing = (but: number | null) =>
    Array.from(y.keys()).filter((i) =>
      dimensions.every(({ codes }, d) => d === but || passes(filters[d] ?? null, codes[i]!)),
    );
  const late = (rows: readonly number[]) => rows.reduce((sum, i) => sum + y[i]!, 0);
  const all = rowsPassing(null);
  return {
    rows: all.length,
    late: late(all),
    dimensions: dimensions.map(({ codes, size }, d) => {
      const inBin = (bin: number) => rowsPassing(d).filter((i) => codes[i] === bin);
      const bins = Array.from({ length: size }, (_, bin) => inBin(bin));
      return {
        rows: Uint32Array.from(bins, ({ length }) => length),
        late: Uint32Array.from(bins, late),
      };
    }),
  };
}

const filterOf = (size: number): fc.Arbitrary<BinFilter | null> =>
  fc.oneof(
    fc.constant(null),
    fc.subarray(Array.from({ length: size }, (_, bin) => bin)).map((bins) => ({ bins })),
    fc.record({ from: fc.nat(size - 1), to: fc.nat(size - 1) }),
  );

const cases = fc
  .record({ rows: fc.nat(40), sizes: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }) })
  .chain(({ rows, sizes }) =>
    fc.record({
      y: fc.array(fc.nat(1), { minLength: rows, maxLength: rows }),
      codes: fc.tuple(
        ...sizes.map((size) => fc.array(fc.nat(size - 1), { minLength: rows, maxLength: rows })),
      ),
      filters: fc.tuple(...sizes.map(filterOf)),
      sizes: fc.constant(sizes),
    }),
  );

test('each column is counted over the rows that pass the filters of all others', () => {
  fc.assert(
    fc.property(cases, ({ y, codes, filters, sizes }) => {
      const binned = {
        y: Uint8Array.from(y),
        dimensions: sizes.map((size, d) => ({ size, codes: Uint16Array.from(codes[d]!) })),
      };
      expect(crossCounts(binned, filters)).toEqual(naively(binned, filters));
    }),
  );
});

test('a column’s own filter leaves its bins as they were', () => {
  const codes = Uint16Array.of(0, 1, 2, 2);
  const binned = { y: Uint8Array.of(1, 0, 1, 0), dimensions: [{ codes, size: 3 }] };
  const { rows, late, dimensions } = crossCounts(binned, [{ from: 2, to: 2 }]);
  expect([rows, late]).toEqual([2, 1]);
  expect(dimensions[0]).toEqual({ rows: Uint32Array.of(1, 1, 2), late: Uint32Array.of(1, 0, 1) });
});

test('more columns than can be told apart are refused with their number', () => {
  const column = { codes: new Uint16Array(0), size: 1 };
  const dimensions = Array.from({ length: 256 }, () => column);
  expect(() => crossCounts({ y: new Uint8Array(0), dimensions }, [])).toThrow(/256 columns/);
});
