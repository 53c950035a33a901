import { expect, it } from 'vitest';
import { minutesOfDate, NEVER, type Column, type Table } from '../../src/ml/table.ts';
import { carrierEstimates } from './estimate.ts';

/** Minutes of a moment such as "2024-06-04 10:00". */
function at(moment: string): number {
  const [date, clock] = moment.split(' ');
  const [hours, minutes] = clock!.split(':').map(Number);
  return minutesOfDate(date!) + hours! * 60 + minutes!;
}

/** The estimate for an express parcel of 250 km, direct, with the third carrier: 16 h by contract. */
function estimate(created: string, distanceKm = 250): number {
  const code = (value: number): Column => ({
    kind: 'categorical',
    categories: [],
    values: Int32Array.of(value),
  });
  const parcels: Table = {
    rows: 1,
    columns: new Map<string, Column>([
      ['createdAt', { kind: 'time', values: Int32Array.of(at(created)) }],
      ['carrier', code(2)],
      ['service', code(2)],
      ['routeType', code(0)],
    ]),
  };
  return carrierEstimates(parcels, Float32Array.of(distanceKm)).values[0]!;
}

it('adds handling to the contract from the moment of booking', () => {
  // Tuesday 10:00 + 16 h + 8 h.
  expect(estimate('2024-06-04 10:00')).toBe(at('2024-06-05 10:00'));
});

it('lets what is booked after 16:00 leave the next morning', () => {
  expect(estimate('2024-06-04 15:59')).toBe(at('2024-06-05 15:59'));
  expect(estimate('2024-06-04 16:00')).toBe(at('2024-06-06 08:00'));
});

it('neither leaves nor arrives on a Sunday', () => {
  // 8 June 2024 is a Saturday.
  expect(estimate('2024-06-08 10:00')).toBe(at('2024-06-10 10:00'));
  expect(estimate('2024-06-08 17:00')).toBe(at('2024-06-11 08:00'));
  expect(estimate('2024-06-09 10:00')).toBe(at('2024-06-11 08:00'));
});

it('is missing where there is no distance', () => {
  expect(estimate('2024-06-04 10:00', NaN)).toBe(NEVER);
});
