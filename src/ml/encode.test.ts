import { describe, expect, it } from 'vitest';
import type { Design } from './design.ts';
import { fitEncoder, type EncoderInput } from './encode.ts';
import type { Encoding } from './model.ts';
import { Random } from './random.ts';
import { NEVER } from './table.ts';

const weight: EncoderInput = {
  feature: 'weightKg',
  column: { kind: 'numeric', values: Float32Array.of(1, NaN, 4, 10, 3, NaN, 7) },
};
const carrier: EncoderInput = {
  feature: 'carrier',
  column: {
    kind: 'categorical',
    categories: ['a', 'b', 'c', 'd'],
    values: Int32Array.of(1, 3, 0, 3, 1, 2, 3),
  },
};

const fitted = Int32Array.of(0, 1, 2, 3, 4);
const asked = Int32Array.of(5, 6);
const y = Uint8Array.of(1, 0, 0, 1, 1);

const target = () => ({ y, rng: new Random(1, 'encoder') });
const close = (values: number[]) => values.map((value) => expect.closeTo(value, 6) as number);
const valuesOf = (design: Design, name: string) => [
  ...design.numeric.find((input) => input.name === name)!.values,
];

describe('the ordinal encoding', () => {
  const encoder = fitEncoder([weight, carrier], fitted, 'ordinal', null);

  it("ranks the categories that were seen, as scikit-learn's OrdinalEncoder does (1.2.1)", () => {
    const training = encoder.transformTraining([weight, carrier], fitted, y);
    expect(valuesOf(training, 'carrier')).toEqual([1, 2, 0, 2, 1]);
    // handle_unknown='use_encoded_value', unknown_value=nan: category c was not seen.
    expect(valuesOf(encoder.transform([weight, carrier], asked), 'carrier')).toEqual([NaN, 2]);
  });

  it('leaves numbers as they are and missing values missing', () => {
    const design = encoder.transform([weight, carrier], fitted);
    expect(valuesOf(design, 'weightKg')).toEqual([1, NaN, 4, 10, 3]);
    expect(design).toMatchObject({ rows: 5, categorical: [] });
  });

  it('makes a missing category missing, though it was seen', () => {
    const input: EncoderInput = {
      feature: 'lastScan',
      column: { kind: 'categorical', categories: ['x', 'y'], values: Int32Array.of(-1, 1, 0) },
    };
    const rows = Int32Array.of(0, 1);
    const design = fitEncoder([input], rows, 'ordinal', null).transform(
      [input],
      Int32Array.of(0, 1, 2),
    );
    expect(valuesOf(design, 'lastScan')).toEqual([NaN, 0, NaN]);
  });

  it('makes times hours since the first time of the fitted rows', () => {
    const input: EncoderInput = {
      feature: 'createdAt',
      column: { kind: 'time', values: Int32Array.of(28_000_060, 28_000_000, NEVER, 28_000_150) },
    };
    const rows = Int32Array.of(0, 1, 2);
    const design = fitEncoder([input], rows, 'ordinal', null).transform(
      [input],
      Int32Array.of(0, 1, 2, 3),
    );
    expect(valuesOf(design, 'createdAt')).toEqual([1, 0, NaN, 2.5]);
  });
});

describe('the one-hot encoding', () => {
  const encoder = fitEncoder([weight, carrier], fitted, 'one-hot', null);

  it("imputes the median and standardises as scikit-learn's SimpleImputer and StandardScaler do (1.2.1)", () => {
    const training = encoder.transform([weight, carrier], fitted);
    expect(valuesOf(training, 'weightKg')).toEqual(
      close([
        -1.0903506907508982, -0.26432744018203586, -0.09912279006826341, 1.883333011297006,
        -0.4295320902958083,
      ]),
    );
    expect(valuesOf(encoder.transform([weight, carrier], asked), 'weightKg')).toEqual(
      close([-0.26432744018203586, 0.8921051106143713]),
    );
  });

  it('sets an indicator of 0 and 1 beside a number that was missing in the fitted rows', () => {
    const training = encoder.transform([weight, carrier], fitted);
    expect(valuesOf(training, 'weightKg is missing')).toEqual([0, 1, 0, 0, 0]);
    const complete = fitEncoder([weight, carrier], Int32Array.of(0, 2, 3), 'one-hot', null);
    const names = complete.transform([weight, carrier], asked).numeric.map((input) => input.name);
    expect(names).toEqual(['weightKg']);
  });

  it("codes the categories that were seen, all others −1, as scikit-learn's OneHotEncoder ignores them (1.2.1)", () => {
    const [training] = encoder.transform([weight, carrier], fitted).categorical;
    expect(training).toEqual({
      name: 'carrier',
      feature: 'carrier',
      codes: Int32Array.of(1, 2, 0, 2, 1),
      size: 3,
    });
    const [later] = encoder.transform([weight, carrier], asked).categorical;
    expect(later!.codes).toEqual(Int32Array.of(-1, 2));
  });

  it('makes missing a category where it was seen', () => {
    const input: EncoderInput = {
      feature: 'lastScan',
      column: { kind: 'categorical', categories: ['x', 'y'], values: Int32Array.of(-1, 1, 0) },
    };
    const rows = Int32Array.of(0, 1, 2);
    const seen = fitEncoder([input], Int32Array.of(0, 1), 'one-hot', null);
    expect(seen.transform([input], rows).categorical[0]).toMatchObject({
      size: 2,
      codes: Int32Array.of(1, 0, -1),
    });
    const unseen = fitEncoder([input], Int32Array.of(1, 2), 'one-hot', null);
    expect(unseen.transform([input], rows).categorical[0]!.codes).toEqual(Int32Array.of(-1, 1, 0));
  });

  it('drops a column without a value, and makes a constant one 0 wherever it is asked', () => {
    const empty: EncoderInput = {
      feature: 'routeDeviation',
      column: { kind: 'numeric', values: Float32Array.of(NaN, NaN, 5) },
    };
    const emptyCategory: EncoderInput = {
      feature: 'lastScan',
      column: { kind: 'categorical', categories: ['x'], values: Int32Array.of(-1, -1, 0) },
    };
    const constant: EncoderInput = {
      feature: 'scans',
      column: { kind: 'numeric', values: Float32Array.of(0.1, 0.1, 9) },
    };
    const inputs = [empty, emptyCategory, constant];
    const design = fitEncoder(inputs, Int32Array.of(0, 1), 'one-hot', null).transform(
      inputs,
      Int32Array.of(0, 1, 2),
    );
    expect(design.numeric.map((input) => input.name)).toEqual(['scans']);
    expect(design.categorical).toEqual([]);
    expect(valuesOf(design, 'scans')).toEqual([0, 0, 0]);
  });
});

describe('the target encoding', () => {
  it('makes a category one standardised number, an unseen one the mean label', () => {
    const encoder = fitEncoder([carrier], fitted, 'target', target());
    const design = encoder.transform([carrier], Int32Array.of(0, 1, 2, 3, 4, 5));
    expect(design.categorical).toEqual([]);
    const values = valuesOf(design, 'carrier');
    const mean = values.slice(0, 5).reduce((sum, v) => sum + v, 0) / 5;
    expect(mean).toBeCloseTo(0, 6);
    expect(values[0]).toBe(values[4]);
    expect(values[1]).toBe(values[3]);
    // a: 0 of 1 late, d: 1 of 2, unseen c: 3 of 5 as all, b: 2 of 2.
    const [b, d, a] = values;
    expect(a).toBeLessThan(d!);
    expect(d).toBeLessThan(values[5]!);
    expect(values[5]).toBeLessThan(b!);
  });

  it('is cross-fitted for training rows, by the same folds each time', () => {
    const rng = new Random(3);
    const rows = Int32Array.from({ length: 200 }, (_, i) => i);
    const noise: EncoderInput = {
      feature: 'merchant',
      column: {
        kind: 'categorical',
        categories: Array.from({ length: 100 }, (_, i) => `m${i}`),
        values: rows.map(() => rng.below(100)),
      },
    };
    const labels = Uint8Array.from(rows, () => rng.below(2));
    const fit = { y: labels, rng: new Random(1) };
    const encoder = fitEncoder([noise], rows, 'target', fit);
    const correlation = (design: Design) => {
      const values = valuesOf(design, 'merchant');
      const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
      return values.reduce((sum, v, i) => sum + (v - mean) * (labels[i]! - 0.5), 0) / 200;
    };
    const training = encoder.transformTraining([noise], rows, labels);
    // Merchants that say nothing look strong where their own labels are read.
    expect(correlation(encoder.transform([noise], rows))).toBeGreaterThan(0.2);
    expect(correlation(training)).toBeLessThan(0.1);
    expect(encoder.transformTraining([noise], rows, labels)).toEqual(training);
  });

  it('needs the labels of the fitted rows', () => {
    expect(() => fitEncoder([carrier], fitted, 'target', null)).toThrow(
      'needs the label of each of the 5 fitted rows; it was given none',
    );
  });
});

describe('every encoding', () => {
  const encodings: Encoding[] = ['ordinal', 'one-hot', 'target', 'none'];

  it('learns from the fitted rows alone', () => {
    const changed: EncoderInput = {
      feature: 'weightKg',
      column: { kind: 'numeric', values: Float32Array.of(1, NaN, 4, 10, 3, 1000, -1000) },
    };
    for (const encoding of encodings) {
      const one = fitEncoder([weight, carrier], fitted, encoding, target());
      const other = fitEncoder([changed, carrier], fitted, encoding, target());
      const inputs = [weight, carrier];
      expect(other.transform(inputs, fitted)).toEqual(one.transform(inputs, fitted));
      expect(other.transform(inputs, asked)).toEqual(one.transform(inputs, asked));
    }
  });

  it('gives one value a row that is asked, in that order', () => {
    const inputs = [weight, carrier];
    for (const encoding of encodings) {
      const encoder = fitEncoder(inputs, fitted, encoding, target());
      const forward = encoder.transform(inputs, Int32Array.of(0, 3, 6));
      const backward = encoder.transform(inputs, Int32Array.of(6, 3, 0));
      expect(forward.rows).toBe(3);
      forward.numeric.forEach((input, i) =>
        expect(backward.numeric[i]!.values).toEqual(input.values.slice().reverse()),
      );
      forward.categorical.forEach((input, i) =>
        expect(backward.categorical[i]!.codes).toEqual(input.codes.slice().reverse()),
      );
    }
  });

  it('refuses other columns than it was fitted on', () => {
    for (const encoding of encodings.filter((e) => e !== 'none')) {
      const encoder = fitEncoder([weight, carrier], fitted, encoding, target());
      expect(() => encoder.transform([carrier, weight], asked)).toThrow(
        'fitted on weightKg (numeric), carrier (categorical of 4 categories) and asked about carrier',
      );
    }
  });

  it('gives no inputs to a model that reads none', () => {
    const encoder = fitEncoder([weight], fitted, 'none', null);
    expect(encoder.transform([], asked)).toEqual({ rows: 2, numeric: [], categorical: [] });
    expect(encoder.transformTraining([weight], fitted, y).rows).toBe(5);
  });
});
