import { expect, test } from 'vitest';
import { namedPalette } from './gallery/fixtures.ts';
import { rowsChart, type RowsChart } from './rows.ts';

const rows = [
  { day: 0, open: 1, low: 0.9, high: 1, late: 0.25 },
  { day: 9, open: 0.5, low: 0.4, high: 0.6, late: null },
];
const open = { column: 'open', title: 'open', role: 'gap', band: null } as const;
const late = { column: 'late', title: 'late', role: 'leak', band: null } as const;
const chart: RowsChart = {
  mark: 'line',
  x: { column: 'day', title: 'day' },
  y: { title: 'share', range: null },
  series: [open],
  reference: null,
};
const made = (change: Partial<RowsChart>) =>
  rowsChart({ ...chart, ...change }, rows, 'Shares', namedPalette, 640);

test('several series are told apart by a shape besides their colour, one needs no legend', () => {
  expect(made({}).legend).toEqual([]);
  const shapes = (mark: RowsChart['mark']) =>
    made({ mark, series: [open, late] }).legend?.map(({ shape }) => shape);
  expect(shapes('line')).toEqual(['line', 'dashes']);
  expect(shapes('point')).toEqual(['dot', 'ring']);
});

test('words and table tell every series, its interval and the level across', () => {
  const { description, table } = made({
    series: [{ ...open, band: { low: 'low', high: 'high' } }, late],
    reference: { value: 0.3, title: 'all parcels' },
  });
  expect(description).toBe(
    'open by day: from 1 at 0 to 0.500 at 9; late by day: from 0.250 at 0 to — at 9, 2 rows. The line across is all parcels, 0.300.',
  );
  expect(table).toEqual({
    columns: ['day', 'open', 'open, from', 'open, to', 'late'],
    rows: [
      [0, 1, 0.9, 1, 0.25],
      [9, 0.5, 0.4, 0.6, null],
    ],
  });
});
