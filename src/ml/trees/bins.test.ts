import { describe, expect, it } from 'vitest';
import { binRows } from './binned-rows.ts';
import { assignBins, binEdges, missingBin } from './bins.ts';
import { slotsOf } from './slots.ts';
import { sortFloats } from './sort-floats.ts';

describe('sorting floats by their bits', () => {
  it('orders like the built-in sort, of any sign and size', () => {
    const values = Float32Array.from({ length: 5000 }, (_, i) => {
      const size = Math.fround(Math.pow(10, ((i * 37) % 77) - 38));
      return Math.sin(i) * size;
    });
    values.set([0, -0, Infinity, -Infinity, 1e-45, -1e-45, 3.4e38, -3.4e38]);
    const sorted = values.slice().sort();
    sortFloats(values);
    expect(values).toEqual(sorted);
  });

  it('takes none, one and a window of an array', () => {
    const values = Float32Array.of(9, 3, 2, 1, -9);
    sortFloats(values.subarray(1, 4));
    expect([...values]).toEqual([9, 1, 2, 3, -9]);
    sortFloats(values.subarray(0, 1));
    sortFloats(values.subarray(0, 0));
    expect([...values]).toEqual([9, 1, 2, 3, -9]);
  });
});

describe('bins', () => {
  const codesOf = (values: Float32Array, edges: Float64Array) => {
    const codes = new Uint8Array(values.length);
    assignBins(values, edges, codes);
    return [...codes];
  };

  it('are one for each value where there are few, cut halfway between neighbours', () => {
    const values = Float32Array.of(3, 1, NaN, 2, 1, 10, -4);
    const edges = binEdges(values, 255);
    expect([...edges]).toEqual([-1.5, 1.5, 2.5, 6.5]);
    expect(codesOf(values, edges)).toEqual([3, 1, 5, 2, 1, 4, 0]);
  });

  it('are scikit-learn’s quantiles where there are many values', () => {
    // scikit-learn 1.2.1, _BinMapper(n_bins=9): eight bins of the input a of `example` in
    // models/boosted-trees.test.ts, of which every seventh value is missing.
    const values = Float32Array.from({ length: 1000 }, (_, i) =>
      i % 7 === 3 ? NaN : ((i * 7919) % 10007) / 10007,
    );
    const wanted = [
      0.1259118616580963, 0.24902568757534027, 0.3759368360042572, 0.5018486976623535,
      0.6249625086784363, 0.7499750256538391, 0.8739882111549377,
    ];
    const edges = binEdges(values, 8);
    expect(edges.length).toBe(7);
    wanted.forEach((edge, k) => expect(edges[k]).toBeCloseTo(edge, 12));
  });

  it('hold about as many rows each, and merge where one value fills several', () => {
    const skewed = Float32Array.from({ length: 4000 }, (_, i) => (i % 2 ? 7 : Math.pow(i, 3)));
    const edges = binEdges(skewed, 10);
    expect(edges.length).toBeLessThan(9);
    for (let k = 1; k < edges.length; k++) expect(edges[k]).toBeGreaterThan(edges[k - 1]!);
    expect(new Set(codesOf(skewed, edges)).size).toBe(edges.length + 1);
  });

  it('put each value into the bin that comparing with every edge gives', () => {
    const values = Float32Array.from({ length: 3000 }, (_, i) => Math.pow(Math.sin(i) * 3, 9));
    values.set([Infinity, -Infinity, NaN]);
    for (const maxBins of [2, 3, 64, 255]) {
      const edges = binEdges(values, maxBins);
      const codes = codesOf(values, edges);
      values.forEach((value, i) => {
        const code = Number.isNaN(value)
          ? missingBin(edges)
          : edges.filter((e) => value > e).length;
        expect(codes[i]).toBe(code);
      });
    }
  });

  it('are one or none where a column is constant or missing', () => {
    expect(binEdges(Float32Array.of(5, 5, NaN), 255).length).toBe(0);
    expect(binEdges(Float32Array.of(NaN, NaN), 255).length).toBe(0);
    expect(codesOf(Float32Array.of(5, NaN, 7), new Float64Array(0))).toEqual([0, 1, 0]);
  });

  it('count the missing values', () => {
    const values = Float32Array.of(1, NaN, 2, NaN);
    expect(assignBins(values, binEdges(values, 255), new Uint8Array(4))).toBe(2);
  });
});

describe('slots', () => {
  it('are shared by inputs whose bins multiply to at most 256', () => {
    const slots = slotsOf([255, 7, 24, 2, 12, 256, 3]);
    expect(slots.map(({ slot }) => slot)).toEqual([1, 2, 2, 3, 3, 0, 3]);
    // 12 × 3 × 2 codes: the first of them counts single codes, the last in steps of 36.
    expect(slots.filter(({ slot }) => slot === 3)).toEqual([
      { slot: 3, size: 2, stride: 36, codes: 72 },
      { slot: 3, size: 12, stride: 1, codes: 72 },
      { slot: 3, size: 3, stride: 12, codes: 72 },
    ]);
  });

  it('give each combination of bins a code of its own, from which each bin can be told', () => {
    const sizes = [3, 4, 5];
    const slots = slotsOf(sizes);
    const seen = new Set<number>();
    for (let a = 0; a < 3; a++)
      for (let b = 0; b < 4; b++)
        for (let c = 0; c < 5; c++) {
          const code = [a, b, c].reduce((sum, bin, i) => sum + bin * slots[i]!.stride, 0);
          const back = slots.map(({ stride, size }) => Math.floor(code / stride) % size);
          expect(back).toEqual([a, b, c]);
          seen.add(code);
        }
    expect(seen.size).toBe(60);
    expect(Math.max(...seen)).toBe(59);
  });

  it('stand four to a number, one in each byte', () => {
    // 200 values each, so that no two share a slot.
    const inputs = [1, 2, 3, 4, 5].map((j) => ({
      name: `x${j}`,
      feature: `x${j}`,
      values: Float32Array.from({ length: 200 }, (_, i) => (j === 2 && i === 9 ? NaN : i)),
    }));
    const { packed, bins, slots } = binRows(inputs, 200, 255);
    expect(slots).toBe(5);
    expect(bins.map(({ hasMissing }) => hasMissing)).toEqual([false, true, false, false, false]);
    bins.forEach(({ slot, edges }, input) => {
      const code = (row: number) => (packed[slot >> 2]![row]! >>> (8 * (slot & 3))) & 255;
      expect(code(3)).toBe(3);
      expect(code(9)).toBe(input === 1 ? missingBin(edges) : 9);
      expect(code(199)).toBe(input === 1 ? 198 : 199);
    });
  });
});
