import { expect, test } from 'vitest';
import type { AttributionBar, Report } from '../ml/result.ts';
import { explain, verdictOf } from './headline.ts';
import { resultWith } from './result-fixture.ts';

const LEAKY = resultWith({}, 0.946, 0.794);
const FEATURES = ['Scans', 'Customer contacts'].map((title) => ({
  id: title,
  title,
  knownAt: 'delivery',
  later: true,
}));

const say = (report: Partial<Report>, features = FEATURES) =>
  explain({ ...LEAKY.report, ...report }, { ...LEAKY.pictures, features });

const bar = (choice: AttributionBar['choice'], value: number): AttributionBar => ({
  choice,
  value,
  low: value - 0.01,
  high: value + 0.01,
});

test('an interval above zero is an inflated promise, one across zero a kept one, one below a modest one', () => {
  const verdict = (offline: number) => verdictOf(resultWith({}, offline, 0.8).report);
  expect([0.85, 0.81, 0.75].map(verdict)).toEqual(['inflated', 'kept', 'modest']);
  expect(verdict(NaN)).toBe('unknown');
});

test('before the choices are switched back, only what the dictionary says is told', () => {
  expect(say({})).toBe(
    'The test promised 0.152 too much. Among its columns, two were not known yet when these parcels were created.',
  );
  expect(say({ leakProven: true })).toMatch(/A leak is proven/);
  expect(say({}, [])).toBe('The test promised 0.152 too much.');
});

test('what may be done to learn the cause is said only where nobody knows it', () => {
  const advised = (report: Partial<Report>, features: typeof FEATURES) =>
    explain({ ...LEAKY.report, ...report }, { ...LEAKY.pictures, features }, 'Look below.');
  expect(advised({}, [])).toBe('The test promised 0.152 too much. Look below.');
  expect(advised({}, FEATURES)).not.toContain('Look below.');
  expect(advised({ attribution: [bar('split', 0.1)] }, [])).not.toContain('Look below.');
});

test('the largest bar names the cause, as most of the difference only if it is', () => {
  expect(say({ attribution: [bar('features', 0.12), bar('split', 0.03)] })).toBe(
    'Most of the difference came from two columns that were not known yet when these parcels were created.',
  );
  expect(say({ attribution: [bar('features', 0.06), bar('split', 0.05)] })).toBe(
    'The largest part of the difference, +0.060, came from two columns that were not known yet when these parcels were created.',
  );
  expect(say({ attribution: [bar('split', 0.1)] })).toMatch(/the split, which let the model learn/);
});

test('where no bar stands clear of zero, no choice is blamed', () => {
  expect(say({ attribution: [bar('features', 0.005), bar('label', -0.05)] })).toMatch(
    /None of the choices explains the 0\.152/,
  );
});

test('a difference within chance is called kept, with its interval', () => {
  const { report, pictures } = resultWith({}, 0.81, 0.8);
  expect(explain(report, pictures)).toMatch(
    /kept what the test promised.*\+0\.010.*−0\.010 to \+0\.030/,
  );
});

test('a modest promise is no fault of the choices', () => {
  const { report, pictures } = resultWith({}, 0.83, 0.86);
  expect(explain(report, pictures)).toMatch(/better than the test promised, by 0\.030/);
});
