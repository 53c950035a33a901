import { expect, it } from 'vitest';
import { contributionsChart } from './contributions.ts';
import { contributions, namedPalette } from './gallery/fixtures.ts';

it('draws the ten largest and the rest as one, and keeps every one in the table', () => {
  const { description, table } = contributionsChart(contributions, namedPalette, 900);
  expect(description.split(';')).toHaveLength(11);
  expect(description).toContain(`${contributions.length - 10} others`);
  expect(table.rows).toHaveLength(contributions.length);
});
