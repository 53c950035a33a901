import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohenKappa } from './cohen-kappa.ts';

const words = (text: string) => text.split(' ');

describe("Cohen's kappa", () => {
  // Expected values: scikit-learn 1.2.1, cohen_kappa_score.
  it("equals scikit-learn's cohen_kappa_score with two labels and with three", () => {
    const a = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
    const b = [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0];
    expect(cohenKappa(a, b).kappa).toBeCloseTo(0.47058823529411764, 14);
    const first = words('late late ok ok lost ok late ok lost ok');
    const second = words('late ok ok ok lost late late ok ok ok');
    const three = cohenKappa(first, second);
    expect(three.kappa).toBeCloseTo(0.4915254237288136, 14);
    expect(three.agreement).toBe(0.7);
    expect(three.chance).toBeCloseTo((3 * 3 + 5 * 6 + 2 * 1) / 100, 14);
    expect(cohenKappa([0, 1, 0, 1], [1, 0, 1, 0]).kappa).toBe(-1);
    expect(cohenKappa([1, 1, 1, 1], [1, 1, 1, 0]).kappa).toBe(0);
  });

  it('has no value where both give every row the same label, for chance alone would agree as often', () => {
    expect(cohenKappa(['ok', 'ok'], ['ok', 'ok'])).toEqual({
      kappa: null,
      agreement: 1,
      chance: 1,
    });
  });

  it('is the same whoever comes first and whatever the labels are called', () => {
    const labels = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(labels, (rows) => {
        const a = rows.map(([label]) => label);
        const b = rows.map(([, label]) => label);
        const named = (list: number[]) => list.map((label) => `label ${label}`);
        expect(cohenKappa(b, a)).toEqual(cohenKappa(a, b));
        expect(cohenKappa(named(a), named(b))).toEqual(cohenKappa(a, b));
      }),
    );
  });

  it('refuses lists of different lengths, empty ones, and labels that are missing', () => {
    expect(() => cohenKappa([1, 0], [1])).toThrow('labelled 2 rows and the other 1');
    expect(() => cohenKappa([], [])).toThrow('labelled 0 rows and the other 0');
    expect(() => cohenKappa([1, 0], [1, null])).toThrow('The label of row 1 is null');
    expect(() => cohenKappa([NaN, 0], [1, 0])).toThrow('The label of row 0 is NaN');
  });
});
