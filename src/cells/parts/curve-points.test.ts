import { expect, test } from 'vitest';
import { curvePlaces, drawBetween, heightsAt } from './curve-points.ts';

test('a short range of whole numbers is drawn at each of them, any other at eleven places', () => {
  expect(curvePlaces([0, 4])).toEqual([0, 1, 2, 3, 4]);
  expect(curvePlaces([0, 1])).toEqual([0, 1]);
  expect(curvePlaces([0, 100])).toHaveLength(11);
  expect(curvePlaces([0.5, 1]).at(-1)).toBe(1);
});

test('what was drawn stays, the rest starts level', () => {
  expect(heightsAt([0, 1, 2], [[1, 0.8]], 0.5)).toEqual([0.5, 0.8, 0.5]);
});

test('a quick stroke leaves no gap', () => {
  const heights = [0, 0, 0, 0, 0];
  const drawn = drawBetween(heights, { at: 1, y: 1 }, { at: 3, y: 0 });
  expect(drawn).toEqual([0, 1, 0.5, 0, 0]);
  expect(drawBetween(heights, { at: 3, y: 0 }, { at: 1, y: 1 })).toEqual(drawn);
  expect(drawBetween(heights, { at: 2, y: 1 }, { at: 2, y: 0.3 })).toEqual([0, 0, 0.3, 0, 0]);
});
