import * as aq from 'arquero';
import { startTensorFlow } from '../ml/network/backend.ts';
import type { CodeJob, CodeOutcome, Output } from '../worker/code/job.ts';
import { needsTensorFlow } from '../worker/code/needs-tensorflow.ts';
import type { PackedValue } from '../worker/code/packed-value.ts';
import { runJob } from '../worker/code/run-job.ts';
import { tableMaker } from '../worker/code/scope.ts';
import { unpack } from '../worker/code/unpack.ts';
import { useUtc } from '../worker/code/utc.ts';

/**
 * Runs cells in this process as the page runs them in its sandbox, but without its walls: for the
 * project's own lessons only. Nothing can stop a loop here.
 * @param table that cells see as `deliveries`: `asOfTable(world, today)`.
 */
export async function runInNode(job: CodeJob, table: PackedValue | null): Promise<CodeOutcome> {
  useUtc(aq);
  Error.stackTraceLimit = 100;
  const outputs: Record<'cell' | 'check', Output[]> = { cell: [], check: [] };
  const { check, ...result } = await runJob(job, {
    library: {
      aq,
      tf: needsTensorFlow(job) ? (await startTensorFlow()).tf : null,
      deliveries: table && unpack(table, { table: tableMaker(aq) }),
    },
    now: () => performance.now(),
    onOutput: (output, where) => outputs[where].push(output),
    onStray(listener) {
      process.on('unhandledRejection', listener);
      process.on('uncaughtException', listener);
      return () => {
        process.off('unhandledRejection', listener);
        process.off('uncaughtException', listener);
      };
    },
  });
  return { ...result, outputs: outputs.cell, check: check && { ...check, outputs: outputs.check } };
}
