import { expect, test } from 'vitest';
import { resultWith } from './result-fixture.ts';
import { flawOfRecord, newRun } from './run-record.ts';

const run = () => newRun(resultWith({}, 0.9, 0.8), 0.85);

test('a fresh run has no flaw, neither as it is nor after JSON', () => {
  expect(flawOfRecord(run())).toBeNull();
  expect(flawOfRecord(JSON.parse(JSON.stringify(run())))).toBeNull();
});

test('each run has an id of its own', () => {
  expect(new Set(Array.from({ length: 100 }, () => run().id)).size).toBe(100);
});

test.each([
  ['nothing', null, /not a run/],
  ['a text', 'run', /not a run/],
  ['a later format', { ...run(), format: 2 }, /format is 2/],
  ['no name', { ...run(), name: undefined }, /name/],
  ['an odd prediction', { ...run(), prediction: 'high' }, /prediction/],
  ['an odd look', { ...run(), looked: [{ what: 'test' }] }, /looks cannot be read/],
  ['no result', { ...run(), result: undefined }, /result is missing/],
  ['no pictures', { ...run(), result: { report: run().result.report } }, /pictures/],
])('%s is told by its flaw', (_, value, flaw) => {
  expect(flawOfRecord(value)).toMatch(flaw);
});

test('an experiment that no longer makes sense is told by its flaw', () => {
  const value = structuredClone(run());
  value.result.report.experiment.replayWeeks = 0;
  expect(flawOfRecord(value)).toMatch(/replayWeeks is 0/);
});
