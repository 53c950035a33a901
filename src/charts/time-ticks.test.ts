import { expect, it } from 'vitest';
import { timeTicks } from './time-ticks.ts';

const labels = (from: string, to: string, width: number) =>
  timeTicks(Date.parse(from), Date.parse(to), width, 70).map(({ label }) => label);

it('marks quarters where there is room, and carries the year at the first and at each January', () => {
  expect(labels('2023-01-01T00:00Z', '2024-12-16T00:00Z', 850)).toEqual([
    'Jan 2023',
    'Apr',
    'Jul',
    'Oct',
    'Jan 2024',
    'Apr',
    'Jul',
    'Oct',
  ]);
});

it('marks half years on a phone', () => {
  expect(labels('2023-01-01T00:00Z', '2024-12-16T00:00Z', 320)).toEqual([
    'Jan 2023',
    'Jul',
    'Jan 2024',
    'Jul',
  ]);
});

it('starts at the first month that begins inside', () => {
  expect(labels('2023-02-10T00:00Z', '2023-06-20T00:00Z', 500)).toEqual([
    'Mar 2023',
    'Apr',
    'May',
    'Jun',
  ]);
});
