import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEVER } from '../table.ts';
import { orderByTime } from './order-by-time.ts';
import { windowedSums, type Events } from './windowed-sums.ts';

const time = fc.integer({ min: 0, max: 60 });
const row = fc.record({
  group: fc.integer({ min: -1, max: 2 }),
  enterAt: fc.oneof(time, fc.constant(NEVER)),
  first: fc.integer({ min: 0, max: 1 }),
  revisedAfter: fc.integer({ min: 0, max: 20 }),
  revised: fc.integer({ min: 0, max: 1 }),
  finalAfter: fc.integer({ min: 0, max: 20 }),
  final: fc.integer({ min: 0, max: 1 }),
  askAt: time,
});
type Row = typeof row extends fc.Arbitrary<infer R> ? R : never;

const later = (t: number, by: number) => (t === NEVER ? NEVER : t + by);

function eventsOf(rows: Row[]): Events {
  return {
    group: Int32Array.from(rows, (r) => r.group),
    groups: 3,
    enterAt: Int32Array.from(rows, (r) => r.enterAt),
    first: Uint8Array.from(rows, (r) => r.first),
    changes: [
      {
        at: Int32Array.from(rows, (r) => later(r.enterAt, r.revisedAfter)),
        to: Uint8Array.from(rows, (r) => r.revised),
      },
      {
        at: Int32Array.from(rows, (r) => later(r.enterAt, r.revisedAfter + r.finalAfter)),
        to: Uint8Array.from(rows, (r) => r.final),
      },
    ],
  };
}

/** The definition itself, by comparing every row with every other. */
function byDefinition(rows: Row[], window: number, i: number) {
  const t = rows[i]!.askAt;
  const inside = rows.filter((r) => r.enterAt < t && r.enterAt >= t - window);
  const held = (r: Row) => {
    if (later(r.enterAt, r.revisedAfter + r.finalAfter) < t) return r.final;
    return later(r.enterAt, r.revisedAfter) < t ? r.revised : r.first;
  };
  const sum = (list: Row[]) => list.reduce((total, r) => total + held(r), 0);
  const own = rows[i]!.group < 0 ? [] : inside.filter((r) => r.group === rows[i]!.group);
  return {
    groupSum: sum(own),
    groupCount: own.length,
    allSum: sum(inside),
    allCount: inside.length,
  };
}

describe('windowed sums', () => {
  it('equal their definition: entered in [t − w, t), each with the version held before t', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 40 }),
        fc.integer({ min: 1, max: 30 }),
        (rows, window) => {
          const sums = windowedSums(
            eventsOf(rows),
            Int32Array.from(rows, (r) => r.askAt),
            window,
          );
          rows.forEach((_, i) =>
            expect({
              groupSum: sums.groupSum[i],
              groupCount: sums.groupCount[i],
              allSum: sums.allSum[i],
              allCount: sums.allCount[i],
            }).toEqual(byDefinition(rows, window, i)),
          );
        },
      ),
    );
  });

  it('do not depend on the order of the rows', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 30 }), (rows) => {
        const ask = (list: Row[]) =>
          windowedSums(
            eventsOf(list),
            Int32Array.from(list, (r) => r.askAt),
            15,
          );
        const reversed = ask([...rows].reverse());
        expect([...ask(rows).groupSum]).toEqual([...reversed.groupSum].reverse());
      }),
    );
  });
});

describe('order by time', () => {
  it('sorts by time, keeps ties in order, and leaves out what never happened', () => {
    expect([...orderByTime(Int32Array.of(5, 3, NEVER, 3, 1))]).toEqual([4, 1, 3, 0]);
    expect([...orderByTime(Int32Array.of(5, 3, NEVER, 3, 1), Int32Array.of(3, 1, 0))]).toEqual([
      3, 1, 0,
    ]);
  });
});
