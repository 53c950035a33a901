import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunResult } from '../ml/result.ts';
import { checksumProblem } from './data.ts';
import { firstFigures } from './first-figures.ts';
import { root } from './project.mjs';
import { readStamp } from './static-data.ts';

test('the tables that were built have the checksum that was committed', async () => {
  const stamp = await readStamp(root);
  if (!stamp) throw new Error('static/data is absent. Build it with: npm run data');
  const committed = readFileSync(join(root, 'datasets/deliveries/checksum.txt'), 'utf8');
  expect(checksumProblem(stamp.checksum, committed)).toBeNull();
});

test('another checksum is named beside the committed one', () => {
  const problem = checksumProblem('aaaa', 'bbbb\n');
  expect(problem).toContain('aaaa');
  expect(problem).toContain('bbbb');
});

const built = (name: string): unknown =>
  JSON.parse(readFileSync(join(root, 'static/data', name), 'utf8'));

test('the first result is there, with its twin and its attribution', () => {
  const { report, pictures } = built('first-result.json') as RunResult;
  expect(report.honestTwin).not.toBeNull();
  expect(report.attribution).toHaveLength(4);
  expect(pictures.clock.minutes.length).toBeGreaterThan(0);
});

test('the figures of the Map are those of the first result, in less than a kilobyte', () => {
  const result = built('first-result.json') as RunResult;
  const figures = built('first-figures.json');
  expect(figures).toEqual(firstFigures(result));
  expect(figures).toMatchObject({
    promised: result.report.offline.rocAuc,
    delivered: result.report.replay.rocAuc,
  });
  expect(firstFigures(result).weeks).toHaveLength(result.report.experiment.replayWeeks);
  expect(JSON.stringify(figures).length).toBeLessThan(1000);
});

test('a first result without a score is refused, with the remedy', () => {
  const result = built('first-result.json') as RunResult;
  result.report.replay.rocAuc = null;
  expect(() => firstFigures(result)).toThrow(/replayed null.*Choose a first preset/);
});
