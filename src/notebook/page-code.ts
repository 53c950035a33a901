import type { CodeRunner } from '../worker/code/client.ts';
import type { PackedValue } from '../worker/code/packed-value.ts';
import type { CodeEngine } from './code-engine.ts';
import { sandboxCode, type TableOf } from './sandbox-code.ts';

/** A lesson's own table and the one that a check has as `unseen`; more would cost memory. */
const TABLES_KEPT = 2;

/**
 * The engine of a page: the sandbox, on tables that the lab's worker hands over.
 * @param tableOf `LabClient.table`.
 */
export function pageCode(
  runner: Pick<CodeRunner, 'run' | 'setTable'>,
  tableOf: TableOf,
): CodeEngine {
  let given: PackedValue | null = null;
  return sandboxCode((job, deliveries, events) => {
    if (deliveries !== given) runner.setTable((given = deliveries));
    return runner.run(job, events);
  }, remembered(tableOf));
}

function remembered(tableOf: TableOf): TableOf {
  const known = new Map<string, Promise<PackedValue>>();
  return (dataset, today) => {
    const key = JSON.stringify([dataset, today]);
    const table = known.get(key) ?? tableOf(dataset, today);
    // What is asked for again moves to the end; the oldest goes.
    known.delete(key);
    known.set(key, table);
    table.catch(() => known.delete(key));
    for (const oldest of known.keys()) {
      if (known.size <= TABLES_KEPT) break;
      known.delete(oldest);
    }
    return table;
  };
}
