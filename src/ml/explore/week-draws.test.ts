import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import { MINUTES_PER_DAY, minutesOfDate } from '../table.ts';
import { FEWEST_WEEKS, liftedEstimateOf, WeekDraws } from './week-draws.ts';
import { countByWeek, lateShareOf } from './week-shares.ts';

const monday = minutesOfDate('2023-01-02');
const created = (weeks: number, rowsAWeek: number) =>
  Int32Array.from({ length: weeks * rowsAWeek }, (_, row) =>
    Math.floor(monday + Math.floor(row / rowsAWeek) * 7 * MINUTES_PER_DAY + (row % rowsAWeek)),
  );

test('an interval by weeks holds the true share about as often as it says, one by rows does not', () => {
  let [byWeek, byRow] = [0, 0];
  const worlds = 100;
  const [weeks, rowsAWeek] = [50, 40];
  const times = created(weeks, rowsAWeek);
  const draws = new WeekDraws(times);
  for (let world = 0; world < worlds; world++) {
    const rng = new Random(world, 'shocked weeks');
    // Each week has a shock of its own: half of them .1, half of them .4; the true share is .25.
    const share = Float64Array.from({ length: weeks }, () => (rng.below(2) ? 0.4 : 0.1));
    const late = Uint8Array.from(times, (_, row) =>
      rng.uniform() < share[Math.floor(row / rowsAWeek)]! ? 1 : 0,
    );
    const [all] = countByWeek(new Uint8Array(late.length), 1, late, draws);
    const { value, low, high } = lateShareOf(all!, draws);
    if (low! <= 0.25 && high! >= 0.25) byWeek++;
    const half = 1.96 * Math.sqrt((value! * (1 - value!)) / late.length);
    if (Math.abs(value! - 0.25) <= half) byRow++;
  }
  expect(byWeek / worlds).toBeGreaterThan(0.88);
  expect(byRow / worlds).toBeLessThan(0.75);
});

test('too few weeks give a share without an interval', () => {
  const few = new WeekDraws(created(FEWEST_WEEKS - 1, 50));
  const late = new Uint8Array((FEWEST_WEEKS - 1) * 50).fill(1, 0, 100);
  const [all] = countByWeek(new Uint8Array(late.length), 1, late, few);
  expect(lateShareOf(all!, few)).toEqual({
    rows: 450,
    late: 100,
    value: 100 / 450,
    low: null,
    high: null,
  });
});

test('the interval of a measure that chance lifts is moved back to its value', () => {
  const draws = Float64Array.from({ length: 1000 }, (_, k) => 0.3 + (k - 499.5) / 10_000);
  const { low, high } = liftedEstimateOf(0.1, draws);
  expect(low).toBeCloseTo(0.1 - 0.0475, 3);
  expect(high).toBeCloseTo(0.1 + 0.0475, 3);
  expect(liftedEstimateOf(0.001, draws).low).toBe(0);
});
