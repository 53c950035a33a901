import { expect, test } from 'vitest';
import { keptRange, rangeFilter, toggled } from './brush.ts';

const counts = { all: 1, rows: 1, late: 0 };
const range = (from: number | null, to: number | null) => ({
  ...{ of: 'range' as const, label: `${from} to ${to}`, from, to },
  ...counts,
});
const named = (label: string) => ({
  ...{ of: 'category' as const, label, from: null, to: null },
  ...counts,
});
const missing = { ...named('missing'), of: 'missing' as const };
const line = [range(null, 10), range(10, 20), range(20, 30), range(30, null)];

test('a brush keeps the bars under it, whichever way it is drawn', () => {
  const filter = { dimension: 'km', from: 10, to: 30 };
  expect(rangeFilter('km', line, 1, 2)).toEqual(filter);
  expect(rangeFilter('km', line, 2, 1)).toEqual(filter);
  expect(rangeFilter('km', line, 0, 1)).toEqual({ dimension: 'km', from: null, to: 20 });
});

test('a brush over everything is no filter, unless it leaves out what is missing', () => {
  expect(rangeFilter('km', line, 0, 3)).toBeNull();
  expect(rangeFilter('km', [...line, missing], 0, 3)).toEqual({
    dimension: 'km',
    from: null,
    to: null,
  });
});

test('the kept range is that of the line; nothing kept is an empty one', () => {
  expect(keptRange({ bars: [...line, missing], kept: null })).toEqual([0, 3]);
  expect(keptRange({ bars: [...line, missing], kept: [1, 2] })).toEqual([1, 2]);
  expect(keptRange({ bars: [...line, missing], kept: [4] })).toEqual([0, -1]);
});

test('categories are ticked one by one; none or all is no filter', () => {
  const bars = ['a', 'b', 'c'].map(named);
  const one = toggled({ id: 'hub', bars, kept: null }, 'b', true);
  expect(one).toEqual({ dimension: 'hub', values: ['b'] });
  expect(toggled({ id: 'hub', bars, kept: [1] }, 'a', true)).toEqual({
    dimension: 'hub',
    values: ['a', 'b'],
  });
  expect(toggled({ id: 'hub', bars, kept: [1] }, 'b', false)).toBeNull();
  expect(toggled({ id: 'hub', bars, kept: [0, 1] }, 'c', true)).toBeNull();
});
