import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossFittedTargetEncode, fitTargetMeans, targetEncode } from './target-means.ts';

// Categories a, b, c, d as codes 0 to 3. Values of scikit-learn 1.9.1, TargetEncoder.
const codes = Int32Array.of(0, 0, 0, 1, 1, 2, 3, 3, 3, 3);
const y = Uint8Array.of(1, 1, 0, 0, 0, 1, 1, 0, 1, 1);

const close = (values: number[]) => values.map((value) => expect.closeTo(value, 10) as number);

describe('target encoding', () => {
  it("equals scikit-learn's with smooth='auto', which does not smooth pure categories", () => {
    const means = fitTargetMeans(codes, 4, y);
    expect([...means.ofCode]).toEqual(close([0.650943396226, 0, 1, 0.725490196078]));
    expect(means.ofUnseen).toBeCloseTo(0.6, 12);
  });

  it("equals scikit-learn's with smooth=2", () => {
    const means = fitTargetMeans(codes, 4, y, 2);
    expect([...means.ofCode]).toEqual(close([0.64, 0.3, 0.733333333333, 0.7]));
    expect(means.ofUnseen).toBeCloseTo(0.6, 12);
  });

  it('gives an unseen category, and one without rows, the mean label of all', () => {
    const means = fitTargetMeans(codes, 5, y);
    expect(means.ofCode[4]).toBeCloseTo(0.6, 12);
    expect([...targetEncode(Int32Array.of(-1, 2), means)]).toEqual([Math.fround(0.6), 1]);
  });

  it('gives the one label when all rows have it', () => {
    const means = fitTargetMeans(codes, 4, new Uint8Array(10).fill(1));
    expect([...means.ofCode]).toEqual([1, 1, 1, 1]);
  });
});

describe('cross-fitted target encoding', () => {
  const rows = fc.array(
    fc.record({ code: fc.integer({ min: -1, max: 3 }), label: fc.nat({ max: 1 }) }),
    { minLength: 6, maxLength: 40 },
  );

  it("encodes each row by the other folds' means alone", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom('auto' as const, 3), (list, smoothing) => {
        const all = Int32Array.from(list, (row) => row.code);
        const labels = Uint8Array.from(list, (row) => row.label);
        const foldOfRow = Int32Array.from(list, (_, i) => i % 3);
        const encoded = crossFittedTargetEncode(all, 4, labels, foldOfRow, smoothing);
        list.forEach((row, i) => {
          const others = list.filter((_, j) => j % 3 !== i % 3);
          const means = fitTargetMeans(
            Int32Array.from(others, (other) => other.code),
            4,
            Uint8Array.from(others, (other) => other.label),
            smoothing,
          );
          const [expected] = targetEncode(Int32Array.of(row.code), means);
          expect(encoded[i]).toBe(expected);
        });
      }),
    );
  });

  it("does not move with a row's own label", () => {
    const foldOfRow = Int32Array.from(codes, (_, i) => i % 5);
    const before = crossFittedTargetEncode(codes, 4, y, foldOfRow);
    for (let row = 0; row < y.length; row++) {
      const changed = y.slice();
      changed[row] = 1 - y[row]!;
      expect(crossFittedTargetEncode(codes, 4, changed, foldOfRow)[row]).toBe(before[row]);
    }
  });
});
