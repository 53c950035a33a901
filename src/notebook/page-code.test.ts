import { expect, test } from 'vitest';
import { runInNode } from '../cli/run-code.ts';
import { asOfTable } from '../worker/code/as-of-table.ts';
import { DEFAULT_EXPERIMENT } from '../ml/experiment.ts';
import type { PackedValue } from '../worker/code/packed-value.ts';
import type { CodeJob } from './code-engine.ts';
import { Worlds } from './headless/worlds.ts';
import { pageCode } from './page-code.ts';

const dataset = { ...DEFAULT_EXPERIMENT.dataset, rows: 1000 };
const JOB: CodeJob = {
  code: 'export const n = deliveries.numRows();\nexport const at = deliveries.get("createdAt", 0);\nexport const none = NaN;',
  language: 'js',
  inputs: {},
  dataset,
  today: '2024-06-30',
  fresh: false,
  check: null,
};

/** The real engine behind the sandbox's two methods, and what was asked of it and of the worker. */
function page() {
  const asked = { tables: 0, set: 0 };
  const worlds = new Worlds();
  let table: PackedValue | null = null;
  const runner = {
    setTable(next: PackedValue) {
      asked.set++;
      table = next;
    },
    run: (job: Parameters<typeof runInNode>[0]) => runInNode(job, table),
  };
  const engine = pageCode(runner, async (wanted, today) => {
    asked.tables++;
    return asOfTable(worlds.of(wanted).world, today);
  });
  return { engine, asked };
}

test('a table is asked for once and handed over once, however many cells run on it', async () => {
  const { engine, asked } = page();
  await engine.run(JOB);
  const { exports } = await engine.run(JOB);
  expect(exports['n']!.plain).toBeGreaterThan(500);
  expect(exports['at']!.plain).toMatch(/^2022-01-\d\dT\d\d:\d\dZ$/);
  expect(exports['none']!.plain).toBeNull();
  expect(asked).toEqual({ tables: 1, set: 1 });
});

test('the worlds of a lesson and of its checks are both kept, a third takes the place of the oldest', async () => {
  const { engine, asked } = page();
  const check = { code: 'unseen.numRows()', unseen: { ...dataset, seed: 8 } };
  for (let i = 0; i < 2; i++) {
    const { check: checked } = await engine.run({ ...JOB, check });
    expect(checked).toEqual({ value: expect.any(Number) as number, failure: null });
  }
  expect(asked).toEqual({ tables: 2, set: 1 });
  await engine.run({ ...JOB, dataset: { ...dataset, seed: 9 } });
  await engine.run(JOB);
  expect(asked.tables).toBe(4);
});

test('a stop while the table is on its way ends the run', async () => {
  const { engine } = page();
  const controller = new AbortController();
  const run = engine.run(JOB, { signal: controller.signal });
  controller.abort();
  await expect(run).rejects.toThrow(/aborted/i);
});
