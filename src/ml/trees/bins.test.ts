import { describe, expect, it } from 'vitest';
import { binRows } from './binned-rows.ts';
import { assignBins, binEdges } from './bins.ts';
import { MISSING_BIN } from './histogram.ts';
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
    expect(codesOf(values, edges)).toEqual([3, 1, MISSING_BIN, 2, 1, 4, 0]);
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
        const code = Number.isNaN(value) ? MISSING_BIN : edges.filter((e) => value > e).length;
        expect(codes[i]).toBe(code);
      });
    }
  });

  it('are one or none where a column is constant or missing', () => {
    expect(binEdges(Float32Array.of(5, 5, NaN), 255).length).toBe(0);
    expect(binEdges(Float32Array.of(NaN, NaN), 255).length).toBe(0);
    expect(codesOf(Float32Array.of(5, NaN, 7), new Float64Array(0))).toEqual([0, MISSING_BIN, 0]);
  });

  it('of four inputs stand in the bytes of one number', () => {
    const inputs = [1, 2, 3, 4, 5].map((j) => ({
      name: `x${j}`,
      feature: `x${j}`,
      values: Float32Array.of(j, 2 * j, j === 2 ? NaN : 3 * j),
    }));
    const { packed, bins } = binRows(inputs, 3, 255);
    expect(packed.map((four) => [...four].map((bits) => (bits >>> 0).toString(16)))).toEqual([
      ['0', '1010101', '202ff02'],
      ['0', '1', '2'],
    ]);
    expect(bins.map(({ hasMissing }) => hasMissing)).toEqual([false, true, false, false, false]);
  });
});
