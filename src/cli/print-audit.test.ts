import { expect, test } from 'vitest';
import type { Audit, Finding } from '../ml/leakage/finding.ts';
import { auditText } from './print-audit.ts';

const part = (value: number) => ({ value, low: value - 0.01, high: value + 0.01 });
const price = (how: string, optimism: number) => ({
  ...{ how, offline: part(optimism + 0.02), replay: part(0.02), optimism: part(optimism) },
});
const SCANS: Finding = {
  check: 'serving-skew',
  subject: 'scans',
  subjectTitle: 'Scans',
  value: 0.998,
  measures: [],
  knownAt: 'end of the way',
  verdict: 'leak',
  because: 'Known at end of the way, after creation.',
  columns: ['scans'],
  remedy: 'columns',
  price: { ...price('without scans', -0.12), addedToTwin: price('scans added to the twin', 0.1) },
};
const CARRIER: Finding = { ...SCANS, subject: 'carrier', verdict: 'clear', price: null };
const AUDIT: Audit = {
  findings: [SCANS, { ...SCANS, check: 'one-feature-auc', verdict: 'ask' }, CARRIER],
  together: { subjects: ['scans', 'x'], price: price('without all 2 flagged columns', -0.15) },
  checked: ['Two columns.'],
  notChecked: [],
  blindTo: ['What nobody wrote down.'],
  complete: true,
};

test('what was flagged stands in a table with its value, its time and its price', () => {
  const text = auditText(AUDIT);
  expect(text).toMatch(/leak +serving-skew +scans +0\.998 +end of the way +−0\.120/);
  expect(text).toContain('scans: Known at end of the way, after creation.');
  expect(text).toContain('1 more finding is clear');
  expect(text).not.toMatch(/clear +serving-skew/);
});

test('each price stands once, with its intervals, and all columns together', () => {
  const lines = auditText(AUDIT).split('\n');
  const of = (how: string) => lines.filter((line) => line.startsWith(how));
  expect(of('without scans')).toHaveLength(1);
  expect(of('without scans')[0]).toMatch(
    /−0\.100 \[−0\.110, −0\.090\] .*−0\.120 \[−0\.130, −0\.110\]/,
  );
  expect(of('scans added to the twin')).toHaveLength(1);
  expect(of('without all 2 flagged columns')[0]).toContain('−0.150');
});

test('without anything flagged it says that this is no clean bill, and what it is blind to', () => {
  const text = auditText({ ...AUDIT, findings: [CARRIER], together: null });
  expect(text).toContain('nothing was flagged, which is no clean bill');
  expect(text).toMatch(/Not checked:\n {2}nothing/);
  expect(text).toMatch(/Blind to:\n {2}What nobody wrote down\./);
});

test('an audit that was not asked for is said to be so, with the option that asks for it', () => {
  expect(auditText(null)).toContain('--audit');
});
