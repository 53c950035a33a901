import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../random.ts';
import type { Fold, Split, SplitRows } from '../split.ts';
import { MINUTES_PER_DAY, minutesOfDate } from '../table.ts';
import { weekOf } from '../feature-families/temporal.ts';
import { split as blockedKFold } from './blocked-k-fold.ts';
import { split as group } from './group.ts';
import { split as groupTime } from './group-time.ts';
import { purgedFolds, split as purged } from './purged.ts';
import { split as random } from './random.ts';
import { split as rollingOrigin, timeSeriesSplit } from './rolling-origin.ts';
import { split as stratifiedKFold } from './stratified-k-fold.ts';
import { split as time } from './time.ts';

const SPLITS: Split[] = [
  ...[random, time, stratifiedKFold, rollingOrigin],
  ...[group, groupTime, purged, blockedKFold],
];
const HORIZON_DAYS = 2;
const GROUPS = 5;
const START = minutesOfDate('2023-01-01');

/** Rows at the given days (fractions allowed) after 1 January 2023, with the given labels and hubs. */
function rowsAt(
  days: number[],
  labels: number[] = days.map((_, i) => i % 2),
  hubs: number[] = days.map((_, i) => i % GROUPS),
): SplitRows {
  return {
    created: Int32Array.from(days, (day) => START + Math.round(day * MINUTES_PER_DAY)),
    y: Uint8Array.from(labels),
    groupColumns: ['hub', 'merchant'],
    codes: (column) => Int32Array.from(hubs, (hub) => (column === 'hub' ? hub : hub >> 1)),
    horizonDays: HORIZON_DAYS,
  };
}

function foldsOf(split: Split, rows: SplitRows, gapDays = 0, seed = 1): Fold[] {
  return split.split(rows, { gapDays }, new Random(seed, 'split'));
}

const evenly = (n: number) => Array.from({ length: n }, (_, i) => i);

/** One to three rows, all of one minute, on each of 40 to 60 days. */
const someRows = fc
  .array(fc.array(fc.nat({ max: 1 }), { minLength: 1, maxLength: 3 }), {
    minLength: 40,
    maxLength: 60,
  })
  .map((days) =>
    rowsAt(
      days.flatMap((labels, day) => labels.map(() => day)),
      days.flat(),
    ),
  );
const someGap = fc.nat({ max: 2 });

/** The same rows with a hub each, now and then none. */
const someGroupedRows = fc
  .tuple(someRows, fc.infiniteStream(fc.integer({ min: -1, max: GROUPS - 1 })))
  .map(([rows, stream]) => {
    // Each hub occurs, so that there is always one to hold out and one to train on.
    const hubs = Int32Array.from(rows.y, (_, i) => (i < GROUPS ? i : stream.next().value!));
    return { ...rows, codes: () => hubs };
  });

describe('every split', () => {
  it('gives ascending rows, each in at most one of train, test and gap', () => {
    fc.assert(
      fc.property(someRows, someGap, (rows, gap) => {
        for (const split of SPLITS)
          for (const fold of foldsOf(split, rows, split.takesGap ? gap : 0)) {
            const parts = [fold.trainIndex, fold.testIndex, fold.gapIndex];
            for (const part of parts) expect(part).toEqual(part.slice().sort());
            const all = parts.flatMap((part) => [...part]);
            expect(new Set(all).size).toBe(all.length);
            for (const row of all) expect(row).toBeLessThan(rows.y.length);
          }
      }),
    );
  });

  it('gives the same folds for the same seed', () => {
    const rows = rowsAt(evenly(50));
    for (const split of SPLITS) expect(foldsOf(split, rows)).toEqual(foldsOf(split, rows));
  });

  it('reads the label only where its title says so', () => {
    const rows = rowsAt(evenly(50));
    const flipped = { ...rows, y: rows.y.map((label) => 1 - label) };
    for (const split of SPLITS.filter((s) => s !== stratifiedKFold))
      expect(foldsOf(split, flipped)).toEqual(foldsOf(split, rows));
  });

  it('refuses an option that it does not have', () => {
    for (const split of SPLITS)
      expect(() =>
        split.split(rowsAt(evenly(50)), { gapDays: 0, depth: 3 }, new Random(1)),
      ).toThrow(`${split.id} has no option "depth"`);
  });
});

describe('an ordered split', () => {
  const ordered = SPLITS.filter((split) => split.ordered);

  it('never trains on rows that are younger than its test rows, less the gap', () => {
    fc.assert(
      fc.property(someRows, someGap, (rows, gap) => {
        for (const split of ordered)
          for (const { trainIndex, testIndex, gapIndex } of foldsOf(split, rows, gap)) {
            const testStart = rows.created[testIndex[0]!]!;
            const trainEnd = testStart - gap * MINUTES_PER_DAY;
            for (const row of trainIndex) expect(rows.created[row]!).toBeLessThan(trainEnd);
            for (const row of gapIndex) expect(rows.created[row]!).toBeLessThan(testStart);
          }
      }),
    );
  });

  it('leaves out no row before its test rows', () => {
    fc.assert(
      fc.property(someRows, someGap, (rows, gap) => {
        for (const split of [time, rollingOrigin])
          for (const { trainIndex, testIndex, gapIndex } of foldsOf(split, rows, gap)) {
            expect(trainIndex.length + gapIndex.length).toBe(testIndex[0]);
            const trainEnd = rows.created[testIndex[0]!]! - gap * MINUTES_PER_DAY;
            for (const row of gapIndex) expect(rows.created[row]!).toBeGreaterThanOrEqual(trainEnd);
          }
      }),
    );
  });

  it('keeps rows of the same minute together, so their order does not matter', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        for (const split of ordered)
          for (const { trainIndex, testIndex } of foldsOf(split, rows)) {
            const trained = new Set(trainIndex.map((row) => rows.created[row]!));
            for (const row of testIndex) expect(trained.has(rows.created[row]!)).toBe(false);
          }
      }),
    );
  });

  it('says how long the data is when the gap is longer', () => {
    expect(() => foldsOf(time, rowsAt(evenly(100)), 200)).toThrow(
      'Split "time" with a gap of 200 days has no training rows: the first row was created on 2023-01-01 and the test starts on 2023-03-22, 80 days later. Choose a shorter gap',
    );
    expect(() => foldsOf(rollingOrigin, rowsAt(evenly(100)), 90)).toThrow(
      'Split "rolling-origin" with a gap of 90 days',
    );
  });
});

describe('a split without an order', () => {
  it('refuses a gap and names both', () => {
    for (const split of SPLITS.filter((s) => !s.takesGap))
      expect(() => foldsOf(split, rowsAt(evenly(50)), 14)).toThrow(
        `Split "${split.id}" takes no gap, and 14 days were asked for`,
      );
  });
});

describe('the random split', () => {
  it('tests on a fifth of the rows, other ones for another seed', () => {
    const rows = rowsAt(evenly(100));
    const [fold] = foldsOf(random, rows, 0, 1);
    const [other] = foldsOf(random, rows, 0, 2);
    expect([fold!.trainIndex.length, fold!.testIndex.length]).toEqual([80, 20]);
    expect(other!.testIndex).not.toEqual(fold!.testIndex);
  });

  it('takes another share', () => {
    const [fold] = random.split(rowsAt(evenly(100)), { gapDays: 0, testShare: 0.5 }, new Random(1));
    expect(fold!.testIndex).toHaveLength(50);
  });

  it('draws every row about equally often', () => {
    const rows = rowsAt(evenly(20));
    const count = new Int32Array(20);
    for (let seed = 0; seed < 1000; seed++)
      for (const row of foldsOf(random, rows, 0, seed)[0]!.testIndex) count[row]!++;
    // Binomial(1000, .2): standard deviation 12.6.
    for (const times of count) expect(Math.abs(times - 200)).toBeLessThan(57);
  });
});

describe('the split by time', () => {
  it('tests on the last fifth by creation', () => {
    const [fold] = foldsOf(time, rowsAt(evenly(10)));
    expect([...fold!.trainIndex]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect([...fold!.testIndex]).toEqual([8, 9]);
  });

  it('drops the rows created in the gap before the test starts', () => {
    const [fold] = foldsOf(time, rowsAt([0, 1, 2, 3, 4, 5, 5.5, 6, 8, 9]), 2);
    // The test starts on day 8: rows created on day 6 or later are in the gap.
    expect([...fold!.trainIndex]).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect([...fold!.gapIndex]).toEqual([7]);
    expect([...fold!.testIndex]).toEqual([8, 9]);
  });
});

describe('stratified k-fold', () => {
  it('tests on every row once and keeps the share of each label, as StratifiedKFold does', () => {
    const labels = evenly(53).map((i) => (i % 7 === 0 ? 1 : 0));
    const folds = foldsOf(stratifiedKFold, rowsAt(evenly(53), labels));
    const tested = folds.flatMap((fold) => [...fold.testIndex]);
    expect(tested.sort((a, b) => a - b)).toEqual(evenly(53));
    const positives = folds.map((fold) => fold.testIndex.filter((row) => labels[row] === 1).length);
    expect(folds.map((fold) => fold.testIndex.length).sort()).toEqual([10, 10, 11, 11, 11]);
    // 8 of label 1 over 5 folds.
    expect(positives.sort()).toEqual([1, 1, 2, 2, 2]);
  });

  it('wants a whole number of folds', () => {
    expect(() =>
      stratifiedKFold.split(rowsAt(evenly(50)), { gapDays: 0, k: 2.5 }, new Random(1)),
    ).toThrow('asked for 2.5 folds');
  });
});

describe('rolling origin', () => {
  it("equals scikit-learn's TimeSeriesSplit with a gap in rows (1.9.1)", () => {
    // TimeSeriesSplit(n_splits=3, gap=1) on 12 rows.
    expect(timeSeriesSplit(12, 3, 1)).toEqual([
      { trainEnd: 2, testStart: 3, testEnd: 6 },
      { trainEnd: 5, testStart: 6, testEnd: 9 },
      { trainEnd: 8, testStart: 9, testEnd: 12 },
    ]);
  });

  it('cuts evenly spaced rows where TimeSeriesSplit does', () => {
    const rows = rowsAt(evenly(23));
    const folds = rollingOrigin.split(rows, { gapDays: 2, k: 4 }, new Random(1));
    const expected = timeSeriesSplit(23, 4, 2);
    expect(
      folds.map(({ trainIndex, testIndex }) => ({
        trainEnd: trainIndex.length,
        testStart: testIndex[0],
        testEnd: testIndex.at(-1)! + 1,
      })),
    ).toEqual(expected);
  });

  it('names the numbers when there are too few rows', () => {
    expect(() => timeSeriesSplit(4, 5)).toThrow(
      'cannot make 5 folds of 0 test rows from 4 rows with a gap of 0 rows',
    );
    expect(() => timeSeriesSplit(12, 3, 3)).toThrow('a gap of 3 rows');
  });
});

describe('a split by group', () => {
  const grouped = [group, groupTime];

  it('never has a group on both sides, and uses no row without a group', () => {
    fc.assert(
      fc.property(someGroupedRows, fc.nat(9), (rows, seed) => {
        const codes = rows.codes();
        for (const split of grouped)
          for (const { trainIndex, testIndex, gapIndex } of foldsOf(split, rows, 0, seed)) {
            const trained = new Set([...trainIndex, ...gapIndex].map((row) => codes[row]!));
            for (const row of testIndex) expect(trained.has(codes[row]!)).toBe(false);
            for (const row of [...trainIndex, ...testIndex, ...gapIndex])
              expect(codes[row]).toBeGreaterThanOrEqual(0);
          }
      }),
    );
  });

  it('does not depend on the order of rows within a minute', () => {
    fc.assert(
      fc.property(someGroupedRows, (rows) => {
        const codes = rows.codes();
        const order = [...codes.keys()].sort(
          (a, b) => rows.created[a]! - rows.created[b]! || codes[b]! - codes[a]! || b - a,
        );
        const other = {
          ...rows,
          y: Uint8Array.from(order, (row) => rows.y[row]!),
          codes: () => Int32Array.from(order, (row) => codes[row]!),
        };
        for (const split of grouped) {
          const [fold] = foldsOf(split, rows);
          const [same] = foldsOf(split, other);
          const tested = [...same!.testIndex].map((i) => order[i]!).sort((a, b) => a - b);
          expect(tested).toEqual([...fold!.testIndex]);
        }
      }),
    );
  });

  it('tests on every row of the groups that it holds out, a fifth of them rounded up', () => {
    const rows = rowsAt(
      evenly(60),
      undefined,
      evenly(60).map((i) => i % 12),
    );
    const [fold] = foldsOf(group, rows);
    const tested = new Set([...fold!.testIndex].map((i) => i % 12));
    expect(tested.size).toBe(3);
    expect(fold!.testIndex).toHaveLength(15);
    expect(fold!.trainIndex).toHaveLength(45);
    const others = [1, 2, 3, 4].map((seed) => [...foldsOf(group, rows, 0, seed)[0]!.testIndex]);
    expect(new Set(others.map(String)).size).toBeGreaterThan(1);
  });

  it('keeps both walls at once when it is also by time', () => {
    const [fold] = foldsOf(groupTime, rowsAt(evenly(50)), 3);
    const hubs = new Set([...fold!.testIndex].map((i) => i % GROUPS));
    // The last ten of fifty days, of one hub of five; trained on is what was created three days before.
    expect(fold!.testIndex).toHaveLength(2);
    expect(hubs.size).toBe(1);
    const others = evenly(40).filter((day) => !hubs.has(day % GROUPS));
    expect([...fold!.trainIndex]).toEqual(others.filter((day) => day < 37));
    expect([...fold!.gapIndex]).toEqual(others.filter((day) => day >= 37));
  });

  it('groups by the first possible column or by the one asked for, and names those there are', () => {
    const by = (column: string, rows = rowsAt(evenly(50))) =>
      group.split(rows, { gapDays: 0, by: column }, new Random(1));
    expect(by('')).toEqual(by('hub'));
    expect(by('merchant')).not.toEqual(by('hub'));
    expect(() => by('weather')).toThrow(
      'Split "group" cannot group by "weather". It can by: hub, merchant.',
    );
    expect(() => by('', { ...rowsAt(evenly(50)), groupColumns: [] })).toThrow(
      'the roles name no group and no entities',
    );
  });
});

describe('purged blocks', () => {
  it('train on no row whose interval to settlement meets the span that is tested', () => {
    const options = fc.record({ k: fc.integer({ min: 2, max: 6 }), embargoDays: fc.nat(4) });
    fc.assert(
      fc.property(someRows, options, ({ created }, { k, embargoDays }) => {
        const horizon = HORIZON_DAYS * MINUTES_PER_DAY;
        const folds = purgedFolds({ created, horizonDays: HORIZON_DAYS }, k, embargoDays);
        for (const { trainIndex, testIndex, gapIndex } of folds) {
          const from = created[testIndex[0]!]!;
          const until = created[testIndex.at(-1)!]!;
          const embargo = until + embargoDays * MINUTES_PER_DAY;
          for (const row of trainIndex) {
            const at = created[row]!;
            expect(at + horizon < from || at > embargo).toBe(true);
          }
          for (const row of gapIndex) {
            const at = created[row]!;
            expect((at < from && at + horizon >= from) || (at > until && at <= embargo)).toBe(true);
          }
          expect(trainIndex.length + testIndex.length + gapIndex.length).toBe(created.length);
        }
      }),
    );
  });

  it('are tested on once each, one after the other', () => {
    const folds = foldsOf(purged, rowsAt(evenly(53)));
    expect(folds.flatMap((fold) => [...fold.testIndex])).toEqual(evenly(53));
  });

  it('lose the rows before a block to the purge and those after it to the embargo', () => {
    const folds = purged.split(
      rowsAt(evenly(20)),
      { gapDays: 0, k: 2, embargoDays: 3 },
      new Random(1),
    );
    // Blocks of days 0–9 and 10–19; labels settle two days after creation.
    expect(folds.map(({ gapIndex }) => [...gapIndex])).toEqual([
      [10, 11, 12],
      [8, 9],
    ]);
  });
});

describe('blocked k-fold', () => {
  it('never has a calendar week on both sides, and tests on each row once', () => {
    fc.assert(
      fc.property(someRows, fc.nat(9), (rows, seed) => {
        const folds = foldsOf(blockedKFold, rows, 0, seed);
        for (const { trainIndex, testIndex } of folds) {
          const trained = new Set([...trainIndex].map((row) => weekOf(rows.created[row]!)));
          for (const row of testIndex) expect(trained.has(weekOf(rows.created[row]!))).toBe(false);
        }
        const tested = folds.flatMap((fold) => [...fold.testIndex]);
        expect(tested.sort((a, b) => a - b)).toEqual(evenly(rows.y.length));
      }),
    );
  });

  it('deals the weeks out evenly, other ones for another seed', () => {
    // 11 weeks in 4 folds: 3, 3, 3 and 2, as GroupKFold(4) of scikit-learn 1.2.1 has them.
    const rows = rowsAt(evenly(77).map((day) => day + 1));
    const weeks = (seed: number) =>
      blockedKFold
        .split(rows, { gapDays: 0, k: 4 }, new Random(seed))
        .map((fold) => new Set([...fold.testIndex].map((row) => weekOf(rows.created[row]!))));
    expect(
      weeks(1)
        .map((fold) => fold.size)
        .sort(),
    ).toEqual([2, 3, 3, 3]);
    expect(weeks(2)).not.toEqual(weeks(1));
  });

  it('says so when there are fewer weeks than folds', () => {
    expect(() => foldsOf(blockedKFold, rowsAt(evenly(20)))).toThrow(
      'cannot make 5 folds of 4 calendar weeks',
    );
  });
});
