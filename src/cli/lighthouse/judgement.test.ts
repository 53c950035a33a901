import type { Result } from 'lighthouse';
import { expect, test } from 'vitest';
import { judgementText } from './judgement-text.ts';
import { judgementOf, medianJudgement, type Judgement } from './judgement.ts';

/** The part of a result of Lighthouse 12.8 that is read. */
const audit = (title: string, score: number | null, description = '') => ({
  ...{ id: title, title, score, description, displayValue: '450 ms' },
  scoreDisplayMode: 'numeric',
});
const refs = (...weights: [string, number][]) => ({
  auditRefs: weights.map(([id, weight]) => ({ id, weight })),
});
const RESULT = {
  categories: {
    performance: { score: 0.79, ...refs(['blocking', 30], ['paint', 10], ['later', 60]) },
    accessibility: { score: 1, ...refs(['contrast', 7]) },
    'best-practices': { score: 0.9, ...refs(['console', 1], ['https', 0]) },
  },
  audits: {
    blocking: audit(
      'Blocking time',
      0.4,
      'Split [tasks](https://a.example). [Learn how](https://b.example) to split.',
    ),
    paint: audit('First paint', 0.95),
    later: audit('Not measured', null),
    contrast: audit('Contrast', 1),
    console: audit('Errors in the console', 0.5),
    https: audit('HTTPS', 0),
  },
} as unknown as Result;

test('a result is its scores, and what lost points with how many, the worst first', () => {
  const { scores, flaws } = judgementOf(RESULT);
  expect(scores).toEqual({ performance: 79, accessibility: 100, 'best-practices': 90 });
  expect(flaws.map(({ title, cost }) => [title, Math.round(cost)])).toEqual([
    ['Errors in the console', 50],
    ['Blocking time', 18],
    ['HTTPS', 0],
  ]);
  expect(flaws[1]!.remedy).toBe('Split tasks.');
});

test('of several visits each score is the median, and the flaws are those of the middle one', () => {
  const visit = (performance: number, accessibility: number): Judgement => ({
    scores: { performance, accessibility, 'best-practices': 100 },
    flaws: [
      { category: 'performance', title: String(performance), measured: '', remedy: '', cost: 1 },
    ],
  });
  const { scores, flaws } = medianJudgement([visit(99, 90), visit(60, 100), visit(80, 95)]);
  expect(scores).toEqual({ performance: 80, accessibility: 95, 'best-practices': 100 });
  expect(flaws[0]!.title).toBe('80');
});

test('the text names what a missed score cost, and nothing of one that was reached', () => {
  const page = { id: 'map', title: 'Map', hash: '#/' };
  const judged = { page, preset: 'desktop' as const, ...judgementOf(RESULT) };
  const text = judgementText([judged], 3);
  expect(text).toMatch(/^Map, desktop +79 +100 +90$/m);
  expect(text).toContain('Medians of 3 visits.');
  expect(text).toContain('−18.0 performance: Blocking time: 450 ms\n    Split tasks.');
  const scores = { performance: 95, accessibility: 100, 'best-practices': 100 };
  expect(judgementText([{ ...judged, scores }], 1)).not.toContain('Blocking');
});
