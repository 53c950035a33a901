import { describe, expect, it } from 'vitest';
import { minuteOf, smallWorld, type SmallParcel } from '../small-world.test-data.ts';
import { finalLabel, labelAsOf } from '../label-as-of.ts';
import { label as door } from './door.ts';
import { label as own } from './own-reasons.ts';

const parcels: SmallParcel[] = [
  { created: '2024-05-29 10:00', promised: '2024-06-01 20:00', delivered: '2024-06-01 11:00' },
  {
    created: '2024-05-29 10:00',
    promised: '2024-06-03 20:00',
    delivered: '2024-06-12 09:00',
    reasonAtDelivery: 'carrier_ops',
    reason: 'weather_exception',
    settled: '2024-06-25 09:00',
  },
  { created: '2024-06-05 10:00', promised: '2024-06-09 20:00', delivered: '2024-06-08 15:00' },
  {
    created: '2024-06-05 10:00',
    promised: '2024-06-10 20:00',
    reason: 'lost',
    settled: '2024-06-20 20:00',
  },
  { created: '2024-06-24 10:00', promised: '2024-06-28 20:00', delivered: '2024-06-26 15:00' },
];
const T = minuteOf('2024-07-01');
const world = smallWorld(parcels);

describe('the label at the door', () => {
  it('asks only whether delivery came after the promise', () => {
    expect([...labelAsOf(door.history(world), T)]).toEqual([0, 1, 0, 1, 0]);
  });

  it('has a horizon of the longest promise', () => {
    expect(door.horizonDays(world.roles)).toBe(8);
  });
});

describe('the label for own reasons', () => {
  it('leaves out a parcel whose reason settled as weather', () => {
    expect([...labelAsOf(own.history(world), T)]).toEqual([0, 0, 0, 1, 0]);
  });

  it('counts a late parcel as owned until a version of its reason says otherwise', () => {
    const history = own.history(world);
    const on = (day: string) => labelAsOf(history, minuteOf(day))[1];
    expect(on('2024-06-03 20:00')).toBe(0);
    expect(on('2024-06-04')).toBe(1);
    expect(on('2024-06-13')).toBe(1);
    expect(on('2024-06-25 09:00')).toBe(1);
    expect(on('2024-06-25 09:01')).toBe(0);
  });

  it('has a horizon of promise, closing and review together', () => {
    expect(own.horizonDays(world.roles)).toBe(32);
  });

  it('is impossible without a reason, and says what to do', () => {
    expect(own.impossible!({ ...world.roles, reason: null })).toMatch(/label "door"/);
  });
});

it('ends up the same, read at the end of time or once everything has settled', () => {
  const history = own.history(world);
  expect(finalLabel(history)).toEqual(labelAsOf(history, minuteOf('2024-12-31')));
});
