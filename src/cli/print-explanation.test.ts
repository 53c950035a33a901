import { expect, test } from 'vitest';
import type { Explanation, SliceScores } from '../ml/explain/explanation.ts';
import { explanationText } from './print-explanation.ts';

const scores = (rows: number, small: boolean): SliceScores => ({
  rows,
  positives: 30,
  rocAuc: small ? null : { value: 0.81, low: 0.77, high: 0.85 },
  meanScore: 0.2,
  positiveRate: 0.15,
  bias: { value: 0.05, low: 0.02, high: 0.08 },
  ece: 0.06,
  small,
});

const contribution = (i: number) => ({
  feature: `f${i}`,
  title: `Feature ${i}`,
  knownAt: i === 0 ? 'delivery' : 'creation',
  later: i === 0,
  phi: 1 / (i + 1),
  atCreation: i === 0 ? null : '3 kg',
  inWarehouse: '4 kg',
});

const EXPLANATION: Explanation = {
  importance: [
    {
      group: 'scans',
      title: 'Scans',
      features: ['scans'],
      later: true,
      test: { value: 0.12, low: 0.11, high: 0.13 },
      replay: null,
    },
  ],
  repeats: 5,
  importanceRows: { test: 10_000, replay: 9000 },
  method: 'exact-trees',
  backgroundRows: 100,
  parcels: [
    {
      id: '4711',
      role: 'test',
      created: '2024-05-23T13:28',
      label: 1,
      score: 0.9,
      why: 'asked for',
      base: -2.5,
      error: 0,
      samplingError: null,
      contributions: Array.from({ length: 8 }, (_, i) => contribution(i)),
    },
  ],
  slices: [
    {
      by: 'week',
      title: 'Week of creation',
      intervals: 'rows',
      minimumRows: 200,
      minimumOfEachLabel: 20,
      slices: [{ value: '2024-05-20', offline: scores(1234, false), replay: scores(120, true) }],
    },
  ],
};

test('importance on test and on replay stand beside each other, and later columns are marked', () => {
  const text = explanationText(EXPLANATION);
  expect(text).toMatch(/Scans \(later\) +\+0\.120 +\[\+0\.110, \+0\.130\] +—/);
  expect(text).toContain('10,000 test rows, 9,000 replayed ones');
});

test('a parcel shows its five largest contributions, what was known when, and the rest as one', () => {
  const text = explanationText(EXPLANATION);
  expect(text).toContain('Parcel 4711, test, created 2024-05-23 13:28: label 1, score 0.900');
  expect(text).toMatch(/Feature 0 \(later\) +\+1\.000 +missing +4 kg +delivery/);
  expect(text).toMatch(/Feature 4 +\+0\.200 +3 kg/);
  expect(text).not.toContain('Feature 5');
  expect(text).toMatch(/3 others +\+0\.435/);
});

test('small slices are marked, a bias beyond chance elsewhere, and a week’s intervals explained', () => {
  const text = explanationText(EXPLANATION);
  expect(text).toMatch(
    /2024-05-20 +1,234 +0\.810 +\[0\.770, 0\.850\] +\+0\.050! +0\.060 +120\* +— +\+0\.050 +0\.060/,
  );
  expect(text).toContain('* fewer than 200 rows or 20 of either label');
  expect(text).toContain('cannot know of shocks');
});

test('without an explanation the option is named', () => {
  expect(explanationText(null)).toContain('--explain');
});
