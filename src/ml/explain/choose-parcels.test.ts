import { describe, expect, it } from 'vitest';
import type { Frame } from '../frame.ts';
import { smallWorld } from '../small-world.test-data.ts';
import { columnOf } from '../table.ts';
import { parcelsById, surprisingParcels, type ScoredSides } from './choose-parcels.ts';

const parcels = Array.from({ length: 14 }, (_, i) => ({
  created: `2024-06-${String(i + 10)}`,
  promised: '2024-07-01',
}));
const world = smallWorld(parcels);
const frame = { world, created: columnOf(world.table, 'created', 'time').values } as Frame;

const side = (rows: number[], y: number[], score: number[]) => ({
  rows: Int32Array.from(rows),
  y: Uint8Array.from(y),
  score: Float64Array.from(score),
});

/** Ids are one more than rows; row 13 was not scored. */
const sides: ScoredSides = {
  test: side([0, 1, 2, 3, 4, 5, 6], [1, 0, 1, 0, 1, 0, 1], [0.9, 0.8, 0.1, 0.7, 0.2, 0.1, 0.3]),
  replay: side([7, 8, 9, 10, 11, 12], [0, 0, 1, 0, 0, 0], [0.5, 0.5, 0.4, 0.5, 0.1, 0.1]),
};

describe('the parcels that are worth a look', () => {
  const chosen = (role: string) =>
    surprisingParcels(sides)
      .filter((parcel) => parcel.role === role)
      .map(({ row, label, score, why }) => [row, label, score, why]);

  it('are the late ones least expected, those not late though expected, and the surest one', () => {
    expect(chosen('test')).toEqual([
      [2, 1, 0.1, 'late, and least expected'],
      [4, 1, 0.2, 'late, and least expected'],
      [1, 0, 0.8, 'not late, though most expected to be'],
      [3, 0, 0.7, 'not late, though most expected to be'],
      [0, 1, 0.9, 'late, and most expected'],
    ]);
  });

  it('are each named once, also where few are late', () => {
    expect(chosen('replay')).toEqual([
      [10, 0, 0.5, 'not late, though most expected to be'],
      [8, 0, 0.5, 'not late, though most expected to be'],
      [9, 1, 0.4, 'late, and most expected'],
    ]);
  });
});

describe('the parcels that were asked for', () => {
  it('are found where they were scored', () => {
    const found = parcelsById(['9', '1'], sides, frame);
    expect(found).toEqual([
      { row: 8, role: 'replay', label: 0, score: 0.5, why: 'asked for' },
      { row: 0, role: 'test', label: 1, score: 0.9, why: 'asked for' },
    ]);
  });

  it('are refused by name when nobody scored them or there are none', () => {
    expect(() => parcelsById(['14'], sides, frame)).toThrow(
      /Parcel 14, created on 2024-06-23, is neither replayed nor a test row/,
    );
    expect(() => parcelsById(['1', '15'], sides, frame)).toThrow(/no parcel "15"/);
  });
});
