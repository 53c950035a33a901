import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../catalog/index.ts';
import { minuteOf, smallWorld, type SmallParcel } from '../small-world.test-data.ts';
import { finalLabel, labelAsOf } from '../label-as-of.ts';
import { columnOf, dateOfMinutes, MINUTES_PER_DAY } from '../table.ts';
import { label as carrierEstimate } from './carrier-estimate.ts';
import { label as claim } from './claim.ts';
import { label as door } from './door.ts';
import { label as own } from './own-reasons.ts';
import { label as slaWeek } from './sla-week.ts';
import { label as threshold } from './threshold.ts';

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

describe('the label with a threshold', () => {
  it('moves the deadline by hours, later or earlier than the promise', () => {
    const final = (hours: number) => [...finalLabel(threshold.history(world, { hours }))];
    expect(final(0)).toEqual([...finalLabel(door.history(world))]);
    expect(final(24)).toEqual([0, 1, 0, 1, 0]);
    // Parcel 1 came 205 hours after its promise; parcel 3 never came.
    expect(final(205)).toEqual([0, 0, 0, 1, 0]);
    expect(final(204)).toEqual([0, 1, 0, 1, 0]);
    // Parcel 0 came 9 hours before its promise, parcel 2 29 hours, parcel 4 53 hours.
    expect(final(-24)).toEqual([1, 1, 0, 1, 0]);
    expect(final(-48)).toEqual([1, 1, 1, 1, 0]);
  });

  it('can be said when its own deadline passes, and not before the parcel exists', () => {
    const seen = (hours: number, at: string) =>
      labelAsOf(threshold.history(world, { hours }), minuteOf(at))[1];
    expect(seen(24, '2024-06-04 20:00')).toBe(0);
    expect(seen(24, '2024-06-04 20:01')).toBe(1);
    const short = smallWorld([{ created: '2024-06-03 10:00', promised: '2024-06-04 20:00' }]);
    const { knownFrom, settledAt } = threshold.history(short, { hours: -48 });
    expect([knownFrom[0], settledAt[0]]).toEqual([
      minuteOf('2024-06-03 10:00'),
      minuteOf('2024-06-03 10:00'),
    ]);
  });

  it('waits for a deadline after the longest promise', () => {
    const horizon = (hours: number) => threshold.horizonDays(world.roles, { hours });
    expect([horizon(24), horizon(25), horizon(0), horizon(-48)]).toEqual([9, 10, 8, 6]);
  });

  it('refuses hours out of range and options that it does not have', () => {
    expect(() => threshold.history(world, { hours: 300 })).toThrow('between -48 and 240');
    expect(() => threshold.history(world, { days: 1 })).toThrow('no option "days"');
  });
});

describe('the label of claims', () => {
  const claims = smallWorld([
    { ...parcels[0]!, claim: 1, settled: '2024-06-10 08:00' },
    { ...parcels[1]!, claim: 0 },
    parcels[2]!,
  ]);

  it('is 1 where a claim was filed, once the warehouse holds it, and 0 where nothing is recorded', () => {
    const history = claim.history(claims);
    expect([...finalLabel(history)]).toEqual([1, 0, 0]);
    expect(labelAsOf(history, minuteOf('2024-06-10 08:00'))[0]).toBe(0);
    expect(labelAsOf(history, minuteOf('2024-06-10 08:01'))[0]).toBe(1);
  });

  it('waits for promise, closing and review together', () => {
    expect(claim.horizonDays(claims.roles)).toBe(32);
  });
});

describe("the label of the carrier's estimate", () => {
  it('is 1 where the estimate lies after the promise, at creation; a missing estimate is 0', () => {
    const estimates = ['2024-06-01 20:01', '2024-06-03 20:00', undefined];
    const estimated = smallWorld(
      parcels
        .slice(0, 3)
        .map((p, i) => ({ ...p, ...(estimates[i] && { estimated: estimates[i] }) })),
    );
    const history = carrierEstimate.history(estimated);
    expect([...finalLabel(history)]).toEqual([1, 0, 0]);
    expect(history.settledAt).toEqual(columnOf(estimated.table, 'created', 'time').values);
    expect(carrierEstimate.horizonDays(estimated.roles)).toBe(0);
  });
});

describe("the label of the carrier's week", () => {
  // 3 June 2024 is a Monday. C1 is late with one of three that week, C2 with none of one.
  const week: SmallParcel[] = [
    { created: '2024-06-03 00:00', promised: '2024-06-05 20:00', delivered: '2024-06-05 19:00' },
    { created: '2024-06-05 10:00', promised: '2024-06-07 20:00', delivered: '2024-06-09 19:00' },
    { created: '2024-06-09 23:59', promised: '2024-06-12 20:00', delivered: '2024-06-12 19:00' },
    {
      created: '2024-06-04 10:00',
      promised: '2024-06-06 20:00',
      delivered: '2024-06-06 19:00',
      carrier: 'C2',
    },
    { created: '2024-06-10 00:00', promised: '2024-06-13 20:00', delivered: '2024-06-13 19:00' },
  ];
  const weeks = smallWorld(week);

  it('is one for all parcels of a carrier and week: more late ones than the limit allows', () => {
    expect([...finalLabel(slaWeek.history(weeks))]).toEqual([1, 1, 1, 0, 0]);
    expect([...finalLabel(slaWeek.history(weeks, { limit: 0.3 }))]).toEqual([1, 1, 1, 0, 0]);
    expect([...finalLabel(slaWeek.history(weeks, { limit: 0.34 }))]).toEqual([0, 0, 0, 0, 0]);
  });

  it('is known when the week is over and its last promise has passed', () => {
    const { knownFrom } = slaWeek.history(weeks);
    expect(knownFrom[0]).toBe(minuteOf('2024-06-12 20:00'));
    // All of C2 was promised by Thursday, but until Sunday night it may get another parcel.
    expect(knownFrom[3]).toBe(minuteOf('2024-06-09 23:59'));
    expect(slaWeek.horizonDays(weeks.roles)).toBe(15);
  });
});

it('is impossible without the column that it reads, and says which role is missing', () => {
  const none = { ...world.roles, claim: null, estimated: null, carrier: null };
  for (const [label, role] of [
    [claim, 'claim'],
    [carrierEstimate, 'estimated'],
    [slaWeek, 'carrier'],
  ] as const) {
    expect(label.impossible!(world.roles)).toBeNull();
    expect(label.impossible!(none)).toMatch(new RegExp(`role "${role}"`));
    expect(() => label.history({ ...world, roles: none })).toThrow(`role "${role}"`);
  }
});

it('has settled for every parcel when its horizon has passed, whatever happened to it', () => {
  const day = (offset: number) => dateOfMinutes(minuteOf('2024-01-01') + offset * MINUTES_PER_DAY);
  const parcel = fc
    .record({
      created: fc.nat({ max: 60 }),
      promise: fc.integer({ min: 1, max: 7 }),
      late: fc.integer({ min: -7, max: 10 }),
      review: fc.nat({ max: 13 }),
      carrier: fc.constantFrom('C1', 'C2'),
    })
    .map(({ created, promise, late, review, carrier }): SmallParcel => {
      const end = Math.max(created, created + promise + late);
      const delivered = late < 10 && { delivered: `${day(end)} 19:00` };
      const settled = `${day(end + review)} 23:00`;
      return {
        created: `${day(created)} 10:00`,
        promised: `${day(created + promise)} 20:00`,
        ...delivered,
        settled,
        carrier,
        reason: late > 0 ? 'carrier_ops' : 'none',
        estimated: `${day(created + 3)} 12:00`,
      };
    });
  const hours = fc.integer({ min: -48, max: 240 });
  fc.assert(
    fc.property(fc.array(parcel, { minLength: 1, maxLength: 20 }), hours, (some, n) => {
      const w = smallWorld(some);
      const created = columnOf(w.table, 'created', 'time').values;
      for (const label of catalog.labels) {
        const options = label.id === 'threshold' ? { hours: n } : {};
        const days = label.horizonDays(w.roles, options);
        const history = label.history(w, options);
        const final = finalLabel(history);
        created.forEach((at, i) => {
          const end = at + days * MINUTES_PER_DAY;
          expect(history.settledAt[i], label.id).toBeLessThanOrEqual(end);
          expect(labelAsOf(history, history.settledAt[i]! + 1)[i], label.id).toBe(final[i]);
        });
      }
    }),
    { numRuns: 50 },
  );
});

it('ends up the same, read at the end of time or once everything has settled', () => {
  for (const label of catalog.labels) {
    const history = label.history(world);
    expect(finalLabel(history), label.id).toEqual(labelAsOf(history, minuteOf('2024-12-31')));
  }
});
