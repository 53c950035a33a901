import { expect, test } from 'vitest';
import { countText, differenceText, scoreText } from './number-text.ts';
import { textTable } from './text-table.ts';

test('the first column stands left, the others right, under a head of the same widths', () => {
  expect(
    textTable(
      [
        ['a', '1.000', 'x'],
        ['longer', '−0.5'],
      ],
      ['', 'value', ''],
    ),
  ).toBe(['        value', '──────  ─────  ─', 'a       1.000  x', 'longer   −0.5'].join('\n'));
});

test('a difference has its sign, and none when it rounds to zero', () => {
  expect([0.0204, -0.0204, 0, -0.0001].map(differenceText)).toEqual([
    '+0.020',
    '−0.020',
    '0.000',
    '0.000',
  ]);
});

test('a score without a value is a dash', () => {
  expect([scoreText(null), scoreText(0.5), countText(165000)]).toEqual(['—', '0.500', '165,000']);
});
