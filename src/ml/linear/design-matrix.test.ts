import { describe, expect, it } from 'vitest';
import type { Design } from '../design.ts';
import { columnCount, columnParts, multiply, multiplyTransposed } from './design-matrix.ts';

/** Six numeric inputs (more than one pass of four, and a rest) and two categorical ones. */
function designOf(rows: number): Design {
  const values = (j: number) =>
    Float32Array.from({ length: rows }, (_, i) => ((i * (2 * j + 3)) % 7) - 3);
  const codes = (size: number) =>
    Int32Array.from({ length: rows }, (_, i) => ((i * 5 + size) % (size + 1)) - 1);
  return {
    rows,
    numeric: [0, 1, 2, 3, 4, 5].map((j) => ({
      name: `x${j}`,
      feature: `x${j}`,
      values: values(j),
    })),
    categorical: [4, 3].map((size) => ({
      name: `c${size}`,
      feature: `c${size}`,
      codes: codes(size),
      size,
    })),
  };
}

/** The matrix that is never built elsewhere, row by row. */
function matrixOf(design: Design): number[][] {
  return Array.from({ length: design.rows }, (_, row) => [
    ...design.numeric.map((input) => input.values[row]!),
    ...design.categorical.flatMap(({ codes, size }) =>
      Array.from({ length: size }, (_, code) => (codes[row] === code ? 1 : 0)),
    ),
    1,
  ]);
}

describe('a design as a matrix', () => {
  const design = designOf(50);
  const matrix = matrixOf(design);
  const d = columnCount(design);

  it('has a column for each number, each category and the intercept', () => {
    expect(d).toBe(6 + 4 + 3 + 1);
    const parts = columnParts(
      design,
      Float64Array.from({ length: d }, (_, j) => j),
    );
    expect([...parts.numeric]).toEqual([0, 1, 2, 3, 4, 5]);
    expect(parts.categorical.map((part) => [...part])).toEqual([
      [6, 7, 8, 9],
      [10, 11, 12],
    ]);
    expect([...parts.intercept]).toEqual([13]);
  });

  it('times coefficients gives each row its weighted sum, an unseen category adding nothing', () => {
    const coefficients = Float64Array.from({ length: d }, (_, j) => Math.sin(j + 1));
    const out = new Float64Array(design.rows);
    multiply(design, coefficients, out);
    matrix.forEach((values, row) => {
      const wanted = values.reduce((sum, x, j) => sum + x * coefficients[j]!, 0);
      expect(out[row]).toBeCloseTo(wanted, 12);
    });
  });

  it('transposed times values gives each column its weighted sum', () => {
    const values = Float64Array.from({ length: design.rows }, (_, i) => Math.cos(i));
    const out = new Float64Array(d).fill(99);
    multiplyTransposed(design, values, out);
    for (let j = 0; j < d; j++) {
      const wanted = matrix.reduce((sum, row, i) => sum + row[j]! * values[i]!, 0);
      expect(out[j]).toBeCloseTo(wanted, 12);
    }
  });

  it('works without numbers, without categories and without rows', () => {
    for (const part of [
      { ...design, numeric: [] },
      { ...design, categorical: [] },
      { ...designOf(0) },
    ]) {
      const coefficients = new Float64Array(columnCount(part)).fill(1);
      const out = new Float64Array(part.rows);
      multiply(part, coefficients, out);
      matrixOf(part).forEach((row, i) =>
        expect(out[i]).toBeCloseTo(
          row.reduce((a, b) => a + b, 0),
          12,
        ),
      );
    }
  });
});
