import type { CodeEngine } from '../notebook/code-engine.ts';
import { pageCode } from '../notebook/page-code.ts';
import type { LabClient } from '../worker/client.ts';
import { CodeRunner } from '../worker/code/client.ts';

/** Runs the code of lessons in a sandbox, on the tables of the lab's worker. */
export function sandboxEngine(client: LabClient): CodeEngine & { warm(): Promise<void> } {
  const runner = new CodeRunner();
  const engine = pageCode(runner, (dataset, today) => client.table(dataset, today));
  return { run: (job, events) => engine.run(job, events), warm: () => runner.warm() };
}
