import { expect, it } from 'vitest';
import { readCategoryColumn } from './category-column.ts';
import { instead } from './nearest-name.ts';
import { numberShare, readNumberColumn } from './number-column.ts';
import { isNoValue, readNumber } from './number-text.ts';
import { TextColumnBuilder, type SourceTable } from './source-table.ts';

function columnOf(texts: readonly string[]) {
  const builder = new TextColumnBuilder();
  for (const text of texts) builder.add(text);
  return builder.column();
}

it('reads plain decimal numbers and nothing else', () => {
  expect(['1', ' -2.5 ', '+.5', '1e3', '3.'].map(readNumber)).toEqual([1, -2.5, 0.5, 1000, 3]);
  for (const text of ['', '1,5', '1 000', '0x10', 'Infinity', '1e99', '5 kg', '=1+1'])
    expect(readNumber(text)).toBeNaN();
});

it('knows what programs write for no value', () => {
  for (const text of ['NA', 'n/a', 'NaN', 'NULL', 'None', '-']) expect(isNoValue(text)).toBe(true);
  for (const text of ['0', 'Nancy', 'see below']) expect(isNoValue(text)).toBe(false);
});

it('takes half of the values for numbers as enough, and counts the text among them', () => {
  const texts = ['1.5', 'See DN-304', '', 'NA', '3', 'See DN-305'];
  const column = columnOf(texts);
  expect(numberShare(column)).toBe(0.5);
  const place = (row: number) => `line ${row + 2}`;
  const table: SourceTable = {
    file: 't.csv',
    rows: 6,
    names: ['kg'],
    columns: new Map([['kg', column]]),
    place,
  };
  const { column: numbers, notes } = readNumberColumn(table, 'kg');
  expect([...numbers.values]).toEqual([1.5, NaN, NaN, NaN, 3, NaN]);
  expect(notes).toEqual([
    '"kg": text in place of a number counts as missing in 2 rows, the first "See DN-304" (line 3).',
  ]);
});

it('orders categories by number where all are numbers, else by code unit, however rows are sorted', () => {
  expect(readCategoryColumn(columnOf(['10', '9', '', '10'])).categories).toEqual(['9', '10']);
  for (const texts of [
    ['b', 'a', 'B', ''],
    ['a', 'B', '', 'b'],
  ])
    expect(readCategoryColumn(columnOf(texts)).categories).toEqual(['B', 'a', 'b']);
  expect([...readCategoryColumn(columnOf(['b', 'a', ' '])).values]).toEqual([1, 0, -1]);
});

it('proposes the nearest name, or lists what there is', () => {
  const names = ['Delivered to Client Date', 'Vendor', 'Country'];
  expect(instead('delivered_to_client_date', names)).toBe(
    ' Did you mean "Delivered to Client Date"?',
  );
  expect(instead('Vender', names)).toBe(' Did you mean "Vendor"?');
  expect(instead('weight', names)).toBe(
    ' There is: "Delivered to Client Date", "Vendor", "Country".',
  );
});
