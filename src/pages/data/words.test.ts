import { describe, expect, test } from 'vitest';
import type { CrossAnswer, CrossDimension } from '../../ml/explore/cross-filter.ts';
import { keptInWords } from './filter-words.ts';
import { profilesShown } from './profile-order.ts';
import { rowsInWords } from './rows-in-words.ts';
import { valueInWords } from './value-in-words.ts';
import type { ColumnProfile } from '../../ml/explore/answers.ts';

const counts = (rows: number, late: number, all = rows): CrossAnswer => ({
  ...{ kind: 'cross', rows, late, dimensions: [] },
  all: { rows: all, late },
});
const span = { role: 'training', rows: 9, from: '2023-01-01', to: '2024-02-03' } as const;
const overview = { scope: 'training', spans: [span], asOf: '2024-06-30' } as const;
const label = { title: 'Late at the door' };

test('one sentence says which rows, when they were created and how many are late', () => {
  expect(rowsInWords(counts(200, 24), { ...overview, spans: [span] }, label)).toBe(
    '200 training parcels, created 1 January 2023 to 3 February 2024, as the warehouse held them on 30 June 2024; 12.0 % late by the label “Late at the door”.',
  );
  expect(rowsInWords(counts(50, 24, 200), { ...overview, spans: [span] }, label)).toMatch(
    /^50 of 200 training parcels/,
  );
});

test('of no row at all the sentence gives no dates and no share', () => {
  expect(rowsInWords(counts(0, 0, 200), { ...overview, spans: [] }, label)).toBe(
    '0 of 200 training parcels, as the warehouse held them on 30 June 2024; — late by the label “Late at the door”.',
  );
});

test('what a filter keeps is said with the bars of its chart, and without them by its ends', () => {
  const bars = ['under 10', '10 to 20', '20 or more'].map((text) => ({ label: text }));
  const dimension = { unit: 'kg', bars, kept: [1, 2] } as unknown as CrossDimension;
  const range = { dimension: 'weightKg', from: 10, to: null };
  expect(keptInWords(range, dimension)).toBe('10 to 20 … 20 or more kg');
  expect(keptInWords(range, undefined)).toBe('10 or more');
  expect(keptInWords({ ...range, from: null, to: 10 }, undefined)).toBe('below 10');
  expect(keptInWords({ dimension: 'hub', values: ['H1', 'missing'] }, undefined)).toBe(
    'H1, missing',
  );
});

describe('columns', () => {
  const profile = (column: string, change: Partial<ColumnProfile> = {}) =>
    ({
      ...{ column, title: column, summary: '', source: 'parcels', knownAt: 'creation' },
      ...{ atCreation: true, missing: 0, missingShare: 0, distinct: 1, personal: null },
      ...change,
    }) as ColumnProfile;
  const all = [
    profile('weight', { missing: 3, missingShare: 0.3, distinct: 7 }),
    profile('scans', { atCreation: false, knownAt: 'delivery', source: 'tracking' }),
    profile('hub', { missing: 1, missingShare: 0.1, personal: true }),
  ];
  const shown = (wanted: Partial<Parameters<typeof profilesShown>[1]>) =>
    profilesShown(all, { text: '', choice: 'all', order: 'dictionary', ...wanted }).map(
      ({ column }) => column,
    );

  test('are found by name or source, chosen by when they are known, and ordered', () => {
    expect(shown({})).toEqual(['weight', 'scans', 'hub']);
    expect(shown({ text: ' TRACK' })).toEqual(['scans']);
    expect(shown({ choice: 'later' })).toEqual(['scans']);
    expect(shown({ choice: 'gaps', order: 'missing' })).toEqual(['weight', 'hub']);
    expect(shown({ choice: 'personal' })).toEqual(['hub']);
    expect(shown({ order: 'title' })).toEqual(['hub', 'scans', 'weight']);
    expect(shown({ order: 'distinct' })[0]).toBe('weight');
    expect(shown({ order: 'knownAt' })).toEqual(['weight', 'hub', 'scans']);
  });
});

test('values are short: four digits, dates to the minute, a true minus', () => {
  expect(valueInWords(12.34567, 'numeric')).toBe('12.35');
  expect(valueInWords(-0.5, 'numeric')).toBe('−0.5');
  expect(valueInWords(28_401_125, 'time')).toBe('2024-01-01 00:05');
  expect(valueInWords(12_345, 'numeric')).toBe('12,345');
});
