import * as aq from 'arquero';
import { expect, test } from 'vitest';
import { simulate } from '../../../datasets/deliveries/simulate.ts';
import { smallWorld } from '../../ml/small-world.test-data.ts';
import { minutesOfDate, NEVER } from '../../ml/table.ts';
import { asOfTable } from './as-of-table.ts';
import { tableMaker } from './scope.ts';
import { unpack } from './unpack.ts';

type Rows = Record<string, unknown>[];

function rowsOf(...asked: Parameters<typeof asOfTable>): Rows {
  const table = unpack(asOfTable(...asked), { table: tableMaker(aq) }) as aq.ColumnTable;
  return table.objects() as Rows;
}

const WORLD = smallWorld([
  { created: '2024-06-28 10:00', promised: '2024-06-29 20:00', delivered: '2024-06-29 12:00' },
  {
    created: '2024-06-29 10:00',
    promised: '2024-06-30 20:00',
    delivered: '2024-06-30 23:00',
    reasonAtDelivery: 'carrier_ops',
    reason: 'weather_exception',
    settled: '2024-07-04 12:00',
  },
  { created: '2024-06-30 23:59', promised: '2024-07-02 20:00', delivered: '2024-07-01 09:00' },
  { created: '2024-07-01 00:00', promised: '2024-07-02 20:00' },
]);

test('parcels of tomorrow are absent, and what was not known today is missing', () => {
  expect(rowsOf(WORLD, '2024-06-30')).toMatchObject([
    {
      id: 1,
      created: new Date('2024-06-28T10:00Z'),
      promised: new Date('2024-06-29T20:00Z'),
      hub: 'H1',
      delivered: new Date('2024-06-29T12:00Z'),
      reason: 'none',
    },
    {
      id: 2,
      created: new Date('2024-06-29T10:00Z'),
      promised: new Date('2024-06-30T20:00Z'),
      hub: 'H1',
      delivered: new Date('2024-06-30T23:00Z'),
      // The reason as it was at delivery: it is revised days later.
      reason: 'carrier_ops',
    },
    {
      id: 3,
      created: new Date('2024-06-30T23:59Z'),
      promised: new Date('2024-07-02T20:00Z'),
      hub: 'H1',
      delivered: null,
      reason: null,
    },
  ]);
});

test('days later the same table holds more, and the reason as it settled', () => {
  const rows = rowsOf(WORLD, '2024-07-04');
  expect(rows).toHaveLength(4);
  expect(rows[1]).toMatchObject({ reason: 'weather_exception' });
  expect(rows[3]).toMatchObject({ id: 4, delivered: null });
});

test('what makes the clock is there as far as it has run, so that the day before can be made of it', () => {
  const [first, second] = rowsOf(WORLD, '2024-06-30');
  expect(first).toMatchObject({ settled: new Date('2024-06-29T12:00Z'), reasonAtDelivery: 'none' });
  expect(second).toMatchObject({ settled: null, reasonAtDelivery: 'carrier_ops' });
  expect(rowsOf(WORLD, '2024-06-29')[1]).toMatchObject({ reasonAtDelivery: null });
  expect(rowsOf(WORLD, '2024-07-04')[1]).toMatchObject({
    settled: new Date('2024-07-04T12:00Z'),
    reason: 'weather_exception',
    reasonAtDelivery: 'carrier_ops',
  });
});

test('in a simulated world no time of the future is there, and numbers have the digits of their source', () => {
  const world = simulate({ name: 'deliveries', seed: 3, scenario: 'default', rows: 2000 });
  const rows = rowsOf(world, '2024-03-31');
  const end = minutesOfDate('2024-04-01') * 60_000;
  const created = world.table.columns.get('createdAt')!.values;
  expect(rows).toHaveLength(created.filter((minute) => minute * 60_000 < end).length);
  for (const { createdAt, pickedUpAt, deliveredAt, endedAt, settledAt } of rows)
    for (const time of [createdAt, pickedUpAt, deliveredAt, endedAt, settledAt])
      expect(time === null || Number(time) < end).toBe(true);
  const delivered = world.table.columns.get('deliveredAt')!.values;
  const known = delivered.filter((minute) => minute !== NEVER && minute * 60_000 < end).length;
  expect(rows.filter(({ deliveredAt }) => deliveredAt !== null)).toHaveLength(known);
  for (const { weightKg } of rows)
    expect(Number(weightKg).toString()).toMatch(/^(\d+(\.\d{1,2})?|NaN)$/);
});

test('a date that is none is refused', () => {
  expect(() => asOfTable(WORLD, 'today')).toThrow(/"today" is not a date/);
});
