import { expect, test } from 'vitest';
import { figure, timeFigure } from './figure.ts';
import { resultText } from './result-text.ts';

const machine = { node: 'v20.20.2', processor: 'Some processor', cores: 2, memoryGB: 25 };
const atMost = (value: number) => ({ bound: 'at most' as const, value });

test('each figure stands beside its target, and those that miss it are named at the end', () => {
  const fit = timeFigure('fit', { seconds: [0.25, 0.5, 0.3], ofSort: [2, 4, 3] }, 3000);
  const figures = [
    { ...fit, rows: 50_000 },
    { ...figure('ratio', '×', 1.25, atMost(1.2)), rows: 50_000 },
    figure('distance', '', 0.00002, atMost(0.003)),
  ];
  const part = { id: 'p', title: 'Part', summary: 'What.', figures, leftOut: [], failed: [] };
  const text = resultText({ machine, quick: false, parts: [part] });
  expect(text).toContain('Node v20.20.2, Some processor, 2 cores, 25 GB');
  expect(text).toMatch(/^fit +50,000 +0\.300 s +0\.250 – 0\.500 \(3\) +10,000 +3\.0$/m);
  expect(text).toMatch(/^ratio +50,000 +1\.25 × +≤ 1\.2 × NOT reached$/m);
  expect(text).toMatch(/^distance +2\.0e-5 +≤ 0\.003 reached$/m);
  expect(text).toContain('Targets reached: 1 of 2\n  ratio, 50,000 rows: 1.25 ×');
});

test('what could not be measured is said, and why', () => {
  const part = { id: 'p', title: 'Part', summary: 'What.', figures: [] };
  const parts = [{ ...part, leftOut: ['no Chromium was found'], failed: ['trees, exit code 1'] }];
  const text = resultText({ machine, quick: true, parts });
  expect(text).toContain('Left out: no Chromium was found');
  expect(text).toContain('FAILED: trees, exit code 1');
});
