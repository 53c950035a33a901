import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Design } from '../design.ts';
import { linearShap } from './linear-shap.ts';

const numericDesign = (rows: readonly (readonly number[])[]): Design => ({
  rows: rows.length,
  numeric: rows[0]!.map((_, j) => ({
    name: `x${j}`,
    feature: `x${j}`,
    values: Float32Array.from(rows, (row) => row[j]!),
  })),
  categorical: [],
});

// evaluation.md, golden.json [linear_shap]: shap 0.51, LinearExplainer(feature_perturbation="interventional").
it('gives what shap gives', () => {
  const background = numericDesign([
    [0, 1, 2],
    [2, 1, 0],
    [1, 4, 1],
  ]);
  const { base, phi } = linearShap(
    Float64Array.of(0.5, -1, 2, 0.1),
    numericDesign([[3, 0, 1]]),
    background,
  );
  expect(base).toBeCloseTo(0.6, 14);
  expect([...phi].map(([feature, [value]]) => [feature, Number(value!.toFixed(12))])).toEqual([
    ['x0', 1],
    ['x1', 2],
    ['x2', 0],
  ]);
});

it('sums over the inputs of a feature: its indicator, and each of its categories', () => {
  const rows = fc.array(
    fc.record({
      value: fc.integer({ min: -8, max: 8 }),
      missing: fc.integer({ min: 0, max: 1 }),
      code: fc.integer({ min: -1, max: 2 }),
    }),
    { minLength: 2, maxLength: 12 },
  );
  const design = (list: readonly { value: number; missing: number; code: number }[]): Design => ({
    rows: list.length,
    numeric: [
      { name: 'weight', feature: 'weight', values: Float32Array.from(list, (r) => r.value) },
      { name: 'no weight', feature: 'weight', values: Float32Array.from(list, (r) => r.missing) },
    ],
    categorical: [
      { name: 'hub', feature: 'hub', size: 3, codes: Int32Array.from(list, (r) => r.code) },
    ],
  });
  const [w, m, hubs, intercept] = [0.75, -1.5, [0.25, -2, 1.125], -0.5];
  const weightOf = (r: { value: number; missing: number }) => w * r.value + m * r.missing;
  const hubOf = (r: { code: number }) => hubs[r.code] ?? 0;
  fc.assert(
    fc.property(rows, (list) => {
      const [explained, ...background] = list;
      const coefficients = Float64Array.of(w, m, ...hubs, intercept);
      const shap = linearShap(coefficients, design([explained!]), design(background));
      const mean = (of: (r: (typeof list)[number]) => number) =>
        background.reduce((sum, r) => sum + of(r), 0) / background.length;
      expect([...shap.phi.keys()]).toEqual(['weight', 'hub']);
      expect(shap.phi.get('weight')![0]).toBeCloseTo(weightOf(explained!) - mean(weightOf), 10);
      expect(shap.phi.get('hub')![0]).toBeCloseTo(hubOf(explained!) - mean(hubOf), 10);
      expect(shap.base).toBeCloseTo(intercept + mean(weightOf) + mean(hubOf), 10);
    }),
  );
});
