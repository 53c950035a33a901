import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CellRecord } from './cell-record.ts';
import { resultWith } from './result-fixture.ts';
import { newRun } from './run-record.ts';
import { planImport, readWorkFile, writeWorkFile } from './work-file.ts';

const record = (key: string, work: unknown, result: unknown = null): CellRecord => ({
  format: 1,
  key,
  hash: 'h',
  work,
  result:
    result === null
      ? null
      : { result, ownKey: 'o', inputKey: 'i', stamp: 's', seconds: 1, ranAt: 'now' },
  progress: 'begun',
  revision: 3,
  changedAt: '2024-07-01T00:00:00.000Z',
});
const RUN = newRun(resultWith({}, 0.9, 0.8), 0.85);

test('all work comes back from its file, bytes within results too', () => {
  const buffer = new Float64Array([0.5, Number.NaN]).buffer;
  const work = { records: [record('a/b', { code: '<b>' }, { buffer })], runs: [RUN] };
  const read = readWorkFile(writeWorkFile(work, '2024-07-01'));
  expect(read).toEqual({ ...JSON.parse(JSON.stringify(work)), records: work.records, unread: [] });
  const { buffer: back } = read.records[0]!.result!.result as { buffer: ArrayBuffer };
  expect([...new Float64Array(back)]).toEqual([0.5, Number.NaN]);
});

test.each([
  ['a text', 'Dear Holdout', /no file of Holdout’s work. Nothing was changed/],
  ['another JSON', '{"nbformat": 4}', /no file of Holdout’s work/],
  ['nothing', '', /no file of Holdout’s work/],
  ['null', 'null', /no file of Holdout’s work/],
  [
    'a newer version',
    '{"what":"holdout-work","format":2,"shape":1}',
    /newer version.*format 2.*Nothing was changed/,
  ],
  [
    'a half file',
    '{"what":"holdout-work","format":1,"records":[]}',
    /damaged.*Nothing was changed/,
  ],
])('%s is refused in words', (_, text, problem) => {
  expect(() => readWorkFile(text)).toThrow(problem);
});

test('whatever is in a file, reading it ends in work or in an error, never in anything else', () => {
  fc.assert(
    fc.property(fc.json(), fc.json(), (records, runs) => {
      const text = `{"what":"holdout-work","format":1,"records":[${records}],"runs":[${runs}]}`;
      const read = readWorkFile(text);
      expect(read.records.length + read.runs.length + read.unread.length).toBe(2);
    }),
  );
});

test('records that cannot be read are named, and the others are taken', () => {
  const good = record('a/b', 1);
  const text = JSON.stringify({
    what: 'holdout-work',
    format: 1,
    records: [good, { ...good, key: 'a/c', format: 9 }, { ...good, key: 'a/d', hash: null }],
    runs: [{ id: 'x' }],
  });
  const read = readWorkFile(text);
  expect(read.records).toEqual([good]);
  expect(read.unread).toMatchObject([
    { id: 'a/c', flaw: /newer version/ },
    { id: 'a/d', flaw: /text or date/ },
    { id: 'x', flaw: /format/ },
  ]);
});

test('an import adds what is missing, asks about what differs, and takes nothing away', () => {
  const mine = {
    records: [
      record('a/same', 1),
      record('a/mine', 1),
      record('a/both', 'mine'),
      record('a/empty', null),
    ],
    runs: [RUN],
  };
  const other = newRun(resultWith({}, 0.9, 0.8), 0.85);
  const theirs = {
    records: [
      { ...record('a/same', 1), revision: 9 },
      record('a/both', 'theirs'),
      record('a/new', 2),
      record('a/empty', 3),
    ],
    runs: [RUN, other],
  };
  const plan = planImport(mine, theirs);
  expect(plan.added).toEqual({
    records: [record('a/new', 2), record('a/empty', 3)],
    runs: [other],
  });
  expect(plan.differing).toEqual([
    { mine: record('a/both', 'mine'), theirs: record('a/both', 'theirs') },
  ]);
  expect(plan.same).toBe(2);
});
