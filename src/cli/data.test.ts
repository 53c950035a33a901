import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunResult } from '../ml/result.ts';
import { checksumProblem } from './data.ts';
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

test('the first result is there, with its twin and its attribution', () => {
  const file = join(root, 'static/data/first-result.json');
  const { report, pictures } = JSON.parse(readFileSync(file, 'utf8')) as RunResult;
  expect(report.honestTwin).not.toBeNull();
  expect(report.attribution).toHaveLength(4);
  expect(pictures.clock.minutes.length).toBeGreaterThan(0);
});
