import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutesOfDate, NEVER } from '../../src/ml/table.ts';
import { dateShare, readDateColumn } from './date-column.ts';
import type { DateOrder } from './date-text.ts';
import { TextColumnBuilder, type SourceTable } from './source-table.ts';

function tableOf(texts: readonly string[]): SourceTable {
  const builder = new TextColumnBuilder();
  for (const text of texts) builder.add(text);
  const columns = new Map([['day', builder.column()]]);
  const place = (row: number) => `line ${row + 2}`;
  return { file: 't.csv', rows: texts.length, names: ['day'], columns, place };
}
const read = (texts: readonly string[], order: DateOrder | null = null) =>
  readDateColumn(tableOf(texts), 'day', order);
const days = (texts: readonly string[], order: DateOrder | null = null) =>
  Array.from(read(texts, order).minutes, (t) =>
    t === NEVER ? null : new Date(t * 60_000).toISOString().slice(0, 16).replace('T00:00', ''),
  );

describe('a column of dates', () => {
  it.each<[string, string[], string[]]>([
    ['ISO', ['2024-02-29', '2024-12-03'], ['2024-02-29', '2024-12-03']],
    ['ISO without separators', ['20240229', '20241203'], ['2024-02-29', '2024-12-03']],
    ['year first', ['2024/2/9', '2024/12/31'], ['2024-02-09', '2024-12-31']],
    ['month first', ['5/3/13', '8/19/14'], ['2013-05-03', '2014-08-19']],
    ['day first', ['3.5.2013', '19.8.2014'], ['2013-05-03', '2014-08-19']],
    ['names', ['2-Jun-06', '14-Nov-1999'], ['2006-06-02', '1999-11-14']],
    ['long names', ['June 2nd, 2006', 'Sept 14, 1999'], ['2006-06-02', '1999-09-14']],
    ['two separators', ['05-03-2013', '8/19/2014'], ['2013-05-03', '2014-08-19']],
    [
      'names and numbers',
      ['02-Jun-06', '16-02-2010', '09-01-2014'],
      ['2006-06-02', '2010-02-16', '2014-01-09'],
    ],
    ['the same both ways', ['01/01/2013', '02/02/2013'], ['2013-01-01', '2013-02-02']],
    ['centuries', ['31/12/68', '1/1/69'], ['2068-12-31', '1969-01-01']],
  ])('is read: %s', (_, texts, expected) => {
    expect(days(texts)).toEqual(expected);
  });

  it('is read with times of day, and in zones', () => {
    expect(
      days([
        '2024-02-29 14:05',
        '2024-02-29T14:05:59.5Z',
        '2024-02-29 02:05 PM',
        '2024-02-29 12:30 am',
        '2024-02-29T00:30+02:00',
        '2024-02-29T00:30-0330',
        '2024-02-29',
      ]),
    ).toEqual([
      '2024-02-29T14:05',
      '2024-02-29T14:05',
      '2024-02-29T14:05',
      '2024-02-29T00:30',
      '2024-02-28T22:30',
      '2024-02-29T04:00',
      '2024-02-29',
    ]);
  });

  it('is of dates only when every time of day is midnight, whatever the zone', () => {
    const { minutes, datesOnly } = read(['2024-02-29 00:00:00+02:00', '2024-03-01 00:00:00+02:00']);
    expect(datesOnly).toBe(true);
    expect([...minutes]).toEqual(['2024-02-29', '2024-03-01'].map(minutesOfDate));
  });

  it('takes text for missing, and counts it where it says more than that', () => {
    const texts = ['Pre-PQ Process', '2013-05-03', 'N/A', '', 'Pre-PQ Process', 'soon'];
    expect(days(texts)).toEqual([null, '2013-05-03', null, null, null, null]);
    expect(read(texts).notes).toEqual([
      '"day": text in place of a date counts as missing in 3 rows, the first "Pre-PQ Process" (line 2).',
    ]);
  });

  it.each<[string[], RegExp]>([
    [
      ['2024-01-01', '20024-01-05'],
      /line 3, column "day": the date "20024-01-05" has the year 20024, and only years from 1900 to 2199/,
    ],
    [['2024-01-01', '1824-01-05'], /line 3.*has the year 1824/],
    [['1/13/2024', '1/5/20024'], /line 3.*has the year 20024/],
    [['2023-02-30'], /line 2.*"2023-02-30" is no day in the order y\/m\/d/],
    [['0000-00-00'], /line 2.*has the year 0/],
    [['2024-01-01 25:00'], /has a time of day that no clock shows/],
    [['02-Mai-06'], /names a month that is not English/],
    [
      ['11/18/09', '2005-03-13', '10/28/14'],
      /line 3.*"2005-03-13" is in the order y\/m\/d, but "11\/18\/09" \(line 2\) and 2 of the column's 3 dates are in the order m\/d\/y/,
    ],
  ])('is refused with its line: %j', (texts, message) => {
    expect(() => read(texts)).toThrow(message);
  });

  it('is refused when it can be read in two ways, with the entry that settles it', () => {
    const texts = ['', '05/03/2013', '01/02/2014'];
    expect(() => read(texts)).toThrow(
      /line 3, column "day": "05\/03\/2013" can be 2013-05-03 \(m\/d\/y\) or 2013-03-05 \(d\/m\/y\).*"dates": \{"day": "m\/d\/y"\}/,
    );
    expect(days(texts, 'd/m/y')).toEqual([null, '2013-03-05', '2014-02-01']);
    expect(() => read(['06-11-14'])).toThrow(/can be/);
  });

  it('is read in the order in which it was written, whenever some day is past 12', () => {
    const orders: DateOrder[] = ['y/m/d', 'm/d/y', 'd/m/y'];
    const date = fc.date({
      min: new Date('1970-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.array(date), fc.constantFrom(...orders), (dates, order) => {
        const isos = ['2013-05-23', ...dates.map((d) => d.toISOString().slice(0, 10))];
        const texts = isos.map((iso) => {
          const [y, m, d] = iso.split('-');
          return order.replace('y', y!).replace('m', m!).replace('d', d!);
        });
        expect(days(texts)).toEqual(isos);
      }),
    );
  });
});

describe('the share of dates', () => {
  const share = (texts: string[]) => dateShare(tableOf(texts).columns.get('day')!);

  it('is of the values that hold something, in the order that reads the most', () => {
    expect(share(['2024-01-01', 'never', '', 'NA'])).toBe(0.5);
    expect(share(['1/13/2024', '13/1/2024', '1/14/2024', '1/15/2024'])).toBe(0.75);
    expect(share(['', ''])).toBe(0);
  });

  it('does not take numbers of eight digits for dates', () => {
    expect(share(['20240101', '20240102'])).toBe(0);
  });
});
