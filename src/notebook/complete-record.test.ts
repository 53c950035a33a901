import { expect, test } from 'vitest';
import { completeRecord } from './complete-record.ts';
import { resultWith } from './result-fixture.ts';
import { newRun } from './run-record.ts';

test('a run of now stays as it is', () => {
  const run = newRun(resultWith({}, 0.9, 0.8), 0.85);
  expect(completeRecord(run)).toEqual(run);
});

test('a run of an earlier version takes the defaults of what it did not know', () => {
  const run = newRun(resultWith({}, 0.9, 0.8), 0.85);
  const early = structuredClone(run) as unknown as {
    looked?: unknown;
    result: { report: Record<string, unknown>; pictures: Record<string, unknown> };
  };
  delete early.looked;
  const { report, pictures } = early.result;
  for (const later of ['audit', 'explanation', 'hours']) delete report[later];
  for (const later of ['twins', 'folds']) delete pictures[later];
  report['lookUp'] = { rocAuc: { value: 0.02, low: 0.01, high: 0.03 } };
  report['experiment'] = { label: { id: 'own-reasons', pending: 'wait' } };
  expect(completeRecord(early as unknown as typeof run)).toEqual(run);
});
