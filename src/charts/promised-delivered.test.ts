import { expect, it } from 'vitest';
import { namedPalette, runs } from './gallery/fixtures.ts';
import { promisedDeliveredChart } from './promised-delivered.ts';

it('lists the runs from the highest promise down, those without one last', () => {
  const chart = promisedDeliveredChart(
    [runs[4]!, { ...runs[0]!, offline: null }, runs[1]!],
    namedPalette,
    900,
  );
  expect(chart.table.rows.map(([title, promised]) => [title, promised])).toEqual([
    ['Trees · all columns · random', '0.946'],
    ['Trees · as-of rates · gap', '0.830'],
    ['Trees · whole-table rates · time', '—'],
  ]);
});

it('gives every run its row, taller on a phone where names stand above the marks', () => {
  const wide = promisedDeliveredChart(runs, namedPalette, 900).height;
  const narrow = promisedDeliveredChart(runs, namedPalette, 350).height;
  expect(wide - promisedDeliveredChart(runs.slice(1), namedPalette, 900).height).toBe(27);
  expect(narrow - promisedDeliveredChart(runs.slice(1), namedPalette, 350).height).toBe(44);
});

it('tells promised from delivered by shape as well as by colour', () => {
  const shapes = promisedDeliveredChart(runs, namedPalette, 900).legend!.map(({ shape }) => shape);
  expect(shapes).toEqual(['ring', 'ring', 'dot']);
});
