import { expect, test } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../ml/experiment.ts';
import type { Report, Scores } from '../ml/result.ts';
import { reportText } from './print-report.ts';

const scores = (rocAuc: number | null): Scores => ({
  rocAuc,
  averagePrecision: 0.4,
  brier: 0.1,
  logLoss: 0.3,
  positiveRate: 0.125,
});

const REPORT: Report = {
  experiment: DEFAULT_EXPERIMENT,
  rows: {
    train: 60000,
    test: 15000,
    gap: 0,
    pending: 4800,
    replay: 25200,
    unsettledAtTestStart: 12,
  },
  offline: { ...scores(0.9456), onBusinessLabel: scores(0.92) },
  replay: {
    ...scores(0.8),
    weeks: [
      {
        week: 1,
        from: '2024-07-01',
        knownOn: '2024-08-09',
        rows: 1050,
        positiveRate: 0.13,
        rocAuc: null,
        low: null,
        high: null,
      },
    ],
  },
  optimism: { rocAuc: { value: 0.1456, low: 0.12, high: 0.17, question: 0.0256, time: 0.12 } },
  excess: null,
  honestTwin: null,
  ceiling: { rocAuc: 0.919, offline: { rocAuc: 0.834 }, replay: { rocAuc: 0.919 } },
  leakProven: true,
  attribution: null,
  lookUp: null,
  audit: null,
  explanation: null,
  hours: null,
  seconds: { rows: 0.5, train: 1.25 },
};

test('promise and delivery stand beside each other, and optimism has its interval', () => {
  const text = reportText(REPORT);
  expect(text).toMatch(/ROC AUC +0\.946 +0\.920 +0\.800/);
  expect(text).toMatch(/optimism +\+0\.146 +\[\+0\.120, \+0\.170\]/);
  expect(text).toContain('60,000 train');
  expect(text).toContain('a leak is proven');
});

test('what was not asked for is said to be so, with the option that asks for it', () => {
  const text = reportText(REPORT);
  for (const option of ['--twin', '--attribution', '--look-up', '--audit', '--hours', '--explain'])
    expect(text).toContain(option);
});

test('a metric without a value is a dash and is explained', () => {
  const text = reportText({ ...REPORT, replay: { ...REPORT.replay, rocAuc: null } });
  expect(text).toMatch(/ROC AUC +0\.946 +0\.920 +—/);
  expect(text).toContain('— has no value: all rows there have the same label.');
});

test('without true probabilities the ceiling is unknown', () => {
  const text = reportText({ ...REPORT, ceiling: null, leakProven: null });
  expect(text).toContain('Ceiling: unknown');
  expect(text).not.toContain('proven');
});

test('a label whose true probabilities nobody knows leaves the ceiling of the replay', () => {
  const ceiling = { rocAuc: 0.919, offline: { rocAuc: null }, replay: { rocAuc: 0.919 } };
  const text = reportText({ ...REPORT, ceiling, leakProven: null });
  expect(text).toContain('unknown offline, for nobody knows the true probabilities of this label');
  expect(text).toContain('0.919 in the replay');
  expect(text).not.toContain('does not lie above');
});

test('of a file it says what became of the rows, and no world seed', () => {
  const { experiment, rows } = REPORT;
  const dataset = { name: 't.csv', seed: 0, scenario: 'file', rows: 10324 };
  const text = reportText({
    ...REPORT,
    experiment: { ...experiment, dataset },
    rows: { ...rows, read: 10324, withoutCreation: 1931 },
    lateShare: 0.114878,
    notes: ['Promised before created: 2 rows, kept.'],
  });
  expect(text).toContain('Read: 10,324 rows, 1,931 of them without a creation date and left out;');
  expect(text).toContain(
    'late share of all 11.488 %.\n  Promised before created: 2 rows, kept.\nRows:',
  );
  expect(text).toContain('t.csv, 10,324 rows');
  expect(text).not.toContain('world seed');
});

test('the bars of the attribution carry their reasons', () => {
  const bar = { choice: 'split', value: 0, low: 0, high: 0, why: 'no difference here' } as const;
  const text = reportText({ ...REPORT, attribution: [bar] });
  expect(text).toMatch(/split +0\.000 +\[0\.000, 0\.000\] +no difference here/);
});
