import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEVER } from '../table.ts';
import { pointInTimeTargetMean } from './point-in-time-target.ts';

describe('the point-in-time target mean', () => {
  const rows = fc.array(
    fc.record({
      code: fc.integer({ min: -1, max: 3 }),
      label: fc.nat({ max: 1 }),
      at: fc.nat({ max: 30 }),
      known: fc.oneof(fc.nat({ max: 30 }), fc.constant(NEVER)),
    }),
    { minLength: 1, maxLength: 40 },
  );
  type Row = { code: number; label: number; at: number; known: number };

  const encode = (list: Row[], priorRows?: number) =>
    pointInTimeTargetMean(
      Int32Array.from(list, (row) => row.code),
      Uint8Array.from(list, (row) => row.label),
      Int32Array.from(list, (row) => row.known),
      Int32Array.from(list, (row) => row.at),
      priorRows,
    );

  it('is the smoothed mean of the labels known strictly before, row by row', () => {
    const meanLabel = (list: Row[]) => list.reduce((sum, r) => sum + r.label, 0) / list.length;
    fc.assert(
      fc.property(rows, fc.nat({ max: 9 }), (list, priorRows) => {
        const encoded = encode(list, priorRows + 1);
        list.forEach((row, i) => {
          const known = list.filter((other) => other.known < row.at);
          const own = known.filter((other) => row.code >= 0 && other.code === row.code);
          const sum = own.reduce((total, other) => total + other.label, 0);
          const expected =
            (sum + (priorRows + 1) * meanLabel(known)) / (own.length + priorRows + 1);
          if (known.length === 0) expect(encoded[i]).toBeNaN();
          else expect(encoded[i]).toBeCloseTo(expected, 6);
        });
      }),
    );
  });

  it('does not change when labels that were not known yet change', () => {
    fc.assert(
      fc.property(rows, fc.nat({ max: 30 }), (list, now) => {
        const before = encode(list);
        const changed = list.map((row) =>
          row.known >= now ? { ...row, label: 1 - row.label } : row,
        );
        const after = encode(changed);
        list.forEach((row, i) => {
          if (row.at <= now) expect(after[i]).toBe(before[i]);
        });
      }),
    );
  });
});
