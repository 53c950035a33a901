import { expect, it } from 'vitest';
import { cellText, count, longDay, score, signed } from './figures.ts';

it('writes a score with three digits and a true minus', () => {
  expect([0.9456, -0.0304, 1].map(score)).toEqual(['0.946', '−0.030', '1.000']);
});

it('writes a score without a value as a dash, never as a number', () => {
  expect([null, undefined, NaN].map(score)).toEqual(['—', '—', '—']);
});

it('gives a difference its sign, and none to what rounds to nothing', () => {
  expect([0.152, -0.03, 0, 0.0001, -0.0001, null].map(signed)).toEqual([
    '+0.152',
    '−0.030',
    '0',
    '0.000',
    '0.000',
    '—',
  ]);
});

it('groups thousands', () => {
  expect([25310, 999, -1200].map(count)).toEqual(['25,310', '999', '−1,200']);
});

it('writes a day as people read it, in every time zone', () => {
  expect(longDay('2024-06-30')).toBe('30 June 2024');
});

it('writes the cells of a table', () => {
  expect([25310, 0.25, null, 'week 1'].map(cellText)).toEqual(['25,310', '0.250', '—', 'week 1']);
});
