import { expect, it } from 'vitest';
import { namedPalette, pairedRows } from './gallery/fixtures.ts';
import { pairedRowsChart } from './paired-rows.ts';

const chart = pairedRowsChart(
  {
    title: 'What shuffling costs',
    measure: 'drop in ROC AUC',
    rows: pairedRows,
    reference: null,
    difference: true,
  },
  namedPalette,
  900,
);

it('says of each row what the test and what the replay gave, with their intervals', () => {
  expect(chart.description).toContain(
    'customer contacts: test +0.114 (+0.112 to +0.117), replay 0 (0 to 0).',
  );
  expect(chart.table.rows[1]).toEqual([
    ...['promise length', '+0.097', '+0.095', '+0.098', '+0.171', '+0.168', '+0.176'],
  ]);
});

it('says what has no value and what is too small to judge', () => {
  expect(chart.description).toContain('replay no value, too few rows to judge.');
  expect(chart.table.rows[2]!.slice(4)).toEqual([null, null, null]);
});

it('explains the colour of a leak only where there is one', () => {
  const titles = chart.legend!.map(({ title }) => title);
  expect(titles).toContain('name in this colour: not known at creation');
});
