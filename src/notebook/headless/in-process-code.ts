import { runInNode } from '../../cli/run-code.ts';
import { asOfTable } from '../../worker/code/as-of-table.ts';
import type { PackedValue } from '../../worker/code/packed-value.ts';
import type { CodeEngine } from '../code-engine.ts';
import { sandboxCode } from '../sandbox-code.ts';
import type { Worlds } from './worlds.ts';

/**
 * Runs code in this very process as the page runs it in its sandbox, but without its walls: for lessons
 * that are in the repository. What a learner writes never runs here.
 */
export function inProcessCode(worlds: Worlds): CodeEngine {
  const tables = new Map<string, PackedValue>();
  return sandboxCode(
    async (job, deliveries, { onOutput }) => {
      const outcome = await runInNode(job, deliveries);
      for (const output of outcome.outputs) onOutput?.(output, 'cell');
      return outcome;
    },
    async (dataset, today) => {
      const key = JSON.stringify([dataset, today]);
      const table = tables.get(key) ?? asOfTable(worlds.of(dataset).world, today);
      tables.set(key, table);
      return table;
    },
  );
}
