import { expect, it } from 'vitest';
import { smallWorld } from '../small-world.test-data.ts';
import { columnOf } from '../table.ts';
import { slicingsOf } from './slicings.ts';

const parcel = (created: string, hub: string) => ({ created, promised: '2024-07-01', hub });
const world = smallWorld([
  parcel('2024-05-26 23:59', 'H1'),
  parcel('2024-05-27 00:00', 'H2'),
  parcel('2024-06-02 23:59', 'H3'),
  parcel('2024-06-03 00:00', 'H1'),
]);
const { values: created } = columnOf(world.table, 'created', 'time');
const scored = {
  rows: Int32Array.of(1, 2, 3),
  fold: Int32Array.of(0, 0, 1),
  fittedOn: [Int32Array.of(0, 1), Int32Array.of(1)],
};

function valuesBy(by: string): string[] {
  const slicing = slicingsOf({ world, created }).find((one) => one.by === by)!;
  const valueOf = slicing.valuesOf(scored);
  return [...scored.rows.keys()].map((place) => valueOf(place));
}

it('slices by the columns that the roles name, by acquaintance and by week', () => {
  expect(slicingsOf({ world, created }).map(({ by }) => by)).toEqual(['hub', 'known', 'week']);
  expect(valuesBy('hub')).toEqual(['H2', 'H3', 'H1']);
});

it('starts weeks on Mondays', () => {
  expect(valuesBy('week')).toEqual(['2024-05-27', '2024-05-27', '2024-06-03']);
});

it('knows an entity that was among the rows that its own fold was fitted on', () => {
  expect(valuesBy('known')).toEqual(['known', 'new: hub', 'new: hub']);
});

it('calls a missing value missing', () => {
  const hub = columnOf(world.table, 'hub', 'categorical');
  const columns = new Map(world.table.columns);
  columns.set('hub', { ...hub, values: Int32Array.of(0, -1, 2, 0) });
  const gap = { ...world, table: { ...world.table, columns } };
  const byHub = slicingsOf({ world: gap, created })[0]!.valuesOf(scored);
  expect([byHub(0), byHub(1)]).toEqual(['missing', 'H3']);
});
