import { expect, it } from 'vitest';
import { namedPalette, pictures } from './gallery/fixtures.ts';
import { importanceChart, importanceRows } from './importance.ts';

const input = { importance: pictures.importance!, features: pictures.features };

it('shows the twelve largest shares and the rest as one row, so that all of them still sum to 1', () => {
  const rows = importanceRows(input);
  expect(rows).toHaveLength(13);
  expect(rows.at(-1)!.title).toBe('2 others');
  expect(rows.reduce((sum, row) => sum + row.share, 0)).toBeCloseTo(1, 12);
});

it('says of a later column when it is known', () => {
  const { description, table } = importanceChart(input, namedPalette, 900);
  expect(description).toContain('scans 0.312, known only at delivery');
  expect(table.rows[0]).toEqual(['scans', '0.312', 'delivery', 'no']);
});
