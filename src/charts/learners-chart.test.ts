import { expect, test } from 'vitest';
import { learnersChart } from './learners-chart.ts';
import { PALETTE_PROPERTIES, type Palette } from './palette.ts';

const palette = Object.fromEntries(
  Object.keys(PALETTE_PROPERTIES).map((name) => [name, `#${name}`]),
) as unknown as Palette;
const values = [
  { days: 0, share: 0.4 },
  { days: 1, share: null },
];

test('a chart takes the width there is and the colours of the house', () => {
  const { spec, table } = learnersChart({ mark: 'bar', data: { values } }, palette, 600);
  expect(spec).toMatchObject({ mark: 'bar', width: 600, height: 240 });
  expect(spec.config).toMatchObject({ mark: { color: palette.training } });
  expect(table).toEqual({
    columns: ['days', 'share'],
    rows: [
      [0, 0.4],
      [1, null],
    ],
  });
});

test('what the learner sets stays', () => {
  const own = { mark: 'bar', width: 100, height: 90, title: 'Mine', config: { font: 'serif' } };
  const { spec, title, height } = learnersChart(own, palette, 600);
  expect(spec).toMatchObject({ width: 100, height: 90, config: { font: 'serif' } });
  expect([title, height]).toEqual(['Mine', 106]);
});

test('of several charts the rows are found, and their size is theirs', () => {
  const { spec, table } = learnersChart(
    { hconcat: [{ mark: 'point' }, { mark: 'bar', data: { values } }] },
    palette,
    600,
  );
  expect(spec).not.toHaveProperty('width');
  expect(table.rows).toHaveLength(2);
});
