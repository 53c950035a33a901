import { expect, test } from 'vitest';
import { countTests, summaryLine } from './test-summary.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((status) => ({ status })),
});

test('tests are counted by what became of them', () => {
  const results = { testResults: [file('passed', 'passed', 'pending'), file('failed', 'failed')] };
  const counts = countTests(results, false);
  expect(counts).toEqual({ passed: 1, failed: 1, skipped: 1 });
  expect(summaryLine(counts)).toBe('1 passed, 1 failed, 1 skipped');
});

test('a file that fails outside its tests is one failure', () => {
  const results = { testResults: [file('failed'), file('passed', 'passed')] };
  expect(summaryLine(countTests(results, false))).toBe('1 passed, 1 failed');
});

test('a failed run never reads as passed', () => {
  const results = { testResults: [file('passed', 'passed')] };
  expect(countTests(results, false).failed).toBe(1);
  expect(countTests(null, true).failed).toBe(1);
  expect(summaryLine(countTests(results, true))).toBe('1 passed, 0 failed');
});
