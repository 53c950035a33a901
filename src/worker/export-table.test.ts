import { expect, test } from 'vitest';
import { readParquet } from '../../datasets/deliveries/parquet.ts';
import { NEVER, type Table } from '../ml/table.ts';
import { exportTable } from './export-table.ts';

const TABLE: Table = {
  rows: 3,
  columns: new Map([
    ['id', { kind: 'numeric', values: Float32Array.of(1, 2, 3) }],
    ['weightKg', { kind: 'numeric', values: Float32Array.of(0.1, NaN, 12.25) }],
    [
      'carrier',
      { kind: 'categorical', values: Int32Array.of(0, -1, 1), categories: ['C1', 'a,"b'] },
    ],
    ['deliveredAt', { kind: 'time', values: Int32Array.of(0, NEVER, 28_401_125) }],
  ]),
};

test('a CSV holds times as ISO 8601, numbers as they were recorded, and nothing for what is missing', async () => {
  const file = await exportTable(TABLE, 'csv');
  expect(await file.text()).toBe(
    [
      'id,weightKg,carrier,deliveredAt',
      '1,0.1,C1,1970-01-01T00:00Z',
      '2,,,',
      '3,12.25,"a,""b",2024-01-01T00:05Z',
      '',
    ].join('\n'),
  );
});

test('a Parquet file gives the same table again', async () => {
  const file = await exportTable(TABLE, 'parquet');
  const table = await readParquet(await file.arrayBuffer(), 'table.parquet');
  expect(table.rows).toBe(3);
  expect(table.columns.get('carrier')).toEqual(TABLE.columns.get('carrier'));
  expect([...table.columns.get('weightKg')!.values]).toEqual([...Float32Array.of(0.1, NaN, 12.25)]);
});
