import { expect, test } from 'vitest';
import { isClean, readRoute } from './route.ts';

test.each([
  ['', { page: 'map' }],
  ['#/', { page: 'map' }],
  ['#/lab', { page: 'lab' }],
  ['#/lab?label=door&split=random', { page: 'lab' }],
  ['#/data?view=time', { page: 'data' }],
  ['#/lessons', { page: 'lesson', slug: null, anchor: null }],
  ['#/lessons/03-labels', { page: 'lesson', slug: '03-labels', anchor: null }],
  [
    '#/lessons/03-labels/two-meanings',
    { page: 'lesson', slug: '03-labels', anchor: 'two-meanings' },
  ],
  ['#/laboratory', { page: 'unknown', address: '/laboratory' }],
  ['#/lessons/<img>', { page: 'unknown', address: '/lessons/<img>' }],
  ['#%E0%A4%A', { page: 'unknown', address: '%E0%A4%A' }],
])('%s', (hash, route) => {
  expect(readRoute(hash)).toEqual(route);
});

test('a clean slate is asked for by a link to the Lab or to Data', () => {
  expect(isClean('#/lab?clean=1')).toBe(true);
  expect(isClean('#/lab?guess=skip&clean=1')).toBe(true);
  expect(isClean('#/data?view=time&clean=1')).toBe(true);
  expect(isClean('#/lab?clean=10')).toBe(false);
  expect(isClean('#/lessons?clean=1')).toBe(false);
});
