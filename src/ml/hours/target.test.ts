import { describe, expect, it } from 'vitest';
import { minuteOf, smallWorld, type SmallParcel } from '../small-world.test-data.ts';
import { NEVER } from '../table.ts';
import { hoursAsOf } from './target.ts';

/** Closing is 10 days after the promise, so 240 hours late. */
const parcels: SmallParcel[] = [
  { created: '2024-05-29 10:00', promised: '2024-06-01 20:00', delivered: '2024-06-01 11:30' },
  { created: '2024-05-29 10:00', promised: '2024-06-03 20:00', delivered: '2024-06-12 09:00' },
  { created: '2024-06-05 10:00', promised: '2024-06-10 20:00' },
  { created: '2024-06-24 10:00', promised: '2024-06-29 20:00', delivered: '2024-07-02 20:00' },
  { created: '2024-06-29 10:00', promised: '2024-07-03 20:00', delivered: '2024-07-01 08:00' },
];
const world = smallWorld(parcels);
const rows = Int32Array.of(0, 1, 2, 3, 4);
const today = minuteOf('2024-07-01');

describe('hours late', () => {
  it('in the end are those from promise to delivery, or to closing where there is none', () => {
    const { hours, censored } = hoursAsOf(world, rows, NEVER);
    expect([...hours]).toEqual([-8.5, 205, 240, 72, -60]);
    expect([...censored]).toEqual([0, 0, 1, 0, 0]);
  });

  it('today are those so far where nothing is delivered, and 0 while the promise lies ahead', () => {
    const { hours, censored } = hoursAsOf(world, rows, today);
    expect([...hours]).toEqual([-8.5, 205, 240, 28, 0]);
    expect([...censored]).toEqual([0, 0, 1, 1, 1]);
  });

  it('grow with every day that a parcel is overdue, until it is closed', () => {
    const lost = (day: string) => hoursAsOf(world, Int32Array.of(2), minuteOf(day)).hours[0];
    expect(lost('2024-06-08')).toBe(0);
    expect(lost('2024-06-11')).toBe(4);
    expect(lost('2024-06-12')).toBe(28);
    expect(lost('2024-06-20 20:00')).toBe(240);
    expect(lost('2024-12-31')).toBe(240);
  });

  it('come in the order in which the rows were asked for', () => {
    expect([...hoursAsOf(world, Int32Array.of(3, 0), NEVER).hours]).toEqual([72, -8.5]);
  });
});

it('keeps a parcel overdue until the table ends, where nobody closes parcels', () => {
  const parcels = [{ created: '2024-06-01 10:00', promised: '2024-06-03 20:00' }];
  const small = smallWorld(parcels);
  const roles = { ...small.roles, horizon: { ...small.roles.horizon, closingDays: 0 } };
  const open = { ...small, roles, to: minuteOf('2024-06-05 20:00') };
  const { hours, censored } = hoursAsOf(open, Int32Array.of(0), NEVER);
  expect([hours[0], censored[0]]).toEqual([48, 1]);
});
