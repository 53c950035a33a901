import fc from 'fast-check';
import { expect, test } from 'vitest';
import { volumeErrors } from './volumes.ts';

test('volumes are counted a cell: foretold against late, cells without a late parcel apart', () => {
  const cell = ['R1', 'R1', 'R2', 'R1', 'R2', 'R3'];
  const y = Uint8Array.of(1, 1, 1, 0, 0, 0);
  const score = Float64Array.of(0.5, 0.75, 0.25, 0.25, 0.25, 0.125);
  // R1: 1.5 of 2; R2: .5 of 1; R3: .125 of 0.
  expect(volumeErrors(cell, y, score)).toEqual({
    cells: 3,
    mape: (0.25 + 0.5) / 2,
    mapeLeftOut: 1,
    wape: (0.5 + 0.5 + 0.125) / 3,
  });
});

test('without a late parcel there is no percentage', () => {
  const errors = volumeErrors([1, 2], Uint8Array.of(0, 0), Float64Array.of(0.5, 0.5));
  expect(errors).toEqual({ cells: 2, mape: null, mapeLeftOut: 2, wape: null });
});

test('scores that are the labels foretell volumes exactly; larger cells never add to the weighted error', () => {
  const rows = fc.array(
    fc.tuple(
      fc.nat(5),
      fc.nat(1),
      fc.integer({ min: 0, max: 8 }).map((eighths) => eighths / 8),
    ),
    { minLength: 1, maxLength: 60 },
  );
  fc.assert(
    fc.property(rows, (drawn) => {
      const cell = drawn.map(([c]) => c);
      const y = Uint8Array.from(drawn, ([, label]) => label);
      const score = Float64Array.from(drawn, ([, , p]) => p);
      const fine = volumeErrors(cell, y, score).wape;
      const coarse = volumeErrors(
        cell.map((c) => c >> 1),
        y,
        score,
      ).wape;
      if (!y.includes(1)) {
        expect(fine).toBeNull();
        return;
      }
      expect(volumeErrors(cell, y, Float64Array.from(y)).wape).toBe(0);
      expect(coarse).toBeLessThanOrEqual(fine! + 1e-12);
    }),
  );
});
