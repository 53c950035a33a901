import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatNumber, formatTime, formatValue } from './format-value.ts';

test.each([
  [0.1 + 0.2, '0.3'],
  [1 / 3, '0.3333333'],
  [1234567, '1234567'],
  [123456789.75, '123456790'],
  [1e21, '1e+21'],
  [1.5e-9, '1.5e-9'],
  [-0, '0'],
  [NaN, 'NaN'],
])('the number %d reads %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test.each([
  ['<b>as it is</b>', '<b>as it is</b>'],
  [['a', 1, null, undefined], '["a", 1, null, undefined]'],
  [{ a: { b: [1] }, 'two words': 2 }, '{ a: { b: [1] }, "two words": 2 }'],
  [Float32Array.of(0.5, 2), 'Float32Array(2) [0.5, 2]'],
  [new Map([['a', 1]]), 'Map(1) {"a" → 1}'],
  [new Set([1]), 'Set(1) {1}'],
  [new Date(Date.UTC(2024, 5, 30, 14, 5)), '2024-06-30 14:05'],
  [new TypeError('no'), 'TypeError: no'],
  [function late() {}, 'function late'],
  [
    new (class Parcel {
      id = 1;
    })(),
    'Parcel { id: 1 }',
  ],
  [Promise.resolve(1), 'a promise: await it to see its value'],
])('%o reads as a person would write it', (value, text) => {
  expect(formatValue(value)).toBe(text);
});

test('a time has seconds where there are any', () => {
  expect(formatTime(new Date(Date.UTC(2024, 0, 1, 0, 0, 7)))).toBe('2024-01-01 00:00:07');
  expect(formatTime(new Date(NaN))).toBe('no date');
});

test('long lists, deep objects and what holds itself are cut short', () => {
  expect(formatValue(Array.from({ length: 120 }, () => 0))).toMatch(/, 0, … 20 more\]$/);
  expect(formatValue({ a: { b: { c: { d: { e: 1 } } } } })).toBe('{ a: { b: { c: { d: {…} } } } }');
  const self: Record<string, unknown> = {};
  self['self'] = self;
  expect(formatValue(self)).toBe('{ self: (itself) }');
  expect(formatValue('x'.repeat(60_000))).toMatch(/x … 10000 more characters$/);
});

test('any value has a text, and never a long one', () => {
  fc.assert(
    fc.property(
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withSet: true,
        withTypedArray: true,
      }),
      (value) => {
        expect(formatValue(value).length).toBeLessThan(60_000);
      },
    ),
  );
});
