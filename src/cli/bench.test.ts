import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BenchResult } from './bench/result.ts';
import { root } from './project.mjs';

function bench(...args: string[]) {
  const run = join(root, 'src/cli/run.mjs');
  return spawnSync(process.execPath, [run, 'bench', ...args], { encoding: 'utf8' });
}

test('a quick run measures each part in a process of its own, and prints one JSON object', () => {
  const { status, stdout } = bench('--quick', '--json', '--only', 'rates,simulator');
  expect(status).toBe(0);
  const { quick, parts } = JSON.parse(stdout) as BenchResult;
  expect(quick).toBe(true);
  expect(parts.map(({ id }) => id)).toEqual(['simulator', 'rates']);
  for (const { figures, leftOut, failed } of parts) {
    expect([leftOut, failed]).toEqual([[], []]);
    expect(figures.every(({ value, rows }) => value > 0 && rows === 50_000)).toBe(true);
    expect(figures.filter(({ name }) => name === 'peak memory')).toHaveLength(1);
  }
});

test.each([
  [['--only', 'rates,speed'], '--only names "speed"; there is: simulator, views, rates,'],
  [['--fast'], "Unknown option '--fast'"],
])('%j ends with exit code 2 and a message', (args, message) => {
  const { status, stdout, stderr } = bench(...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});
