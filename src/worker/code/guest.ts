import * as aq from 'arquero';
import type { TensorFlow } from '../../ml/network/backend.ts';
import { failureOf } from './failure.ts';
import { lockDown } from './lockdown.ts';
import type { CodeJob } from './job.ts';
import { runJob, type CodeEnvironment, type JobResult } from './run-job.ts';
import { tableMaker } from './scope.ts';
import {
  CHECK_VALUE,
  type FromGuest,
  type TensorFlowFiles,
  type ToGuest,
} from './sandbox-protocol.ts';
import { START_TENSORFLOW, type StartTensorFlow } from './tensorflow-global.ts';
import { unpack } from './unpack.ts';
import { useUtc } from './utc.ts';

/** The worker in which learners' code runs. Its only way out is one port, which that code cannot reach. */
let post: (message: FromGuest, transfer: Transferable[]) => void;
let deliveries: unknown = null;
let tensorFlow: Promise<TensorFlow> | null = null;
const strays = new Set<(error: unknown) => void>();
const stringify = JSON.stringify;

addEventListener('message', ({ ports: [port] }) => connect(port!), { once: true });
lockDown(self);
useUtc(aq);
// Arquero and TensorFlow.js put many frames between an error and the learner's line.
Object.assign(Error, { stackTraceLimit: 100 });
addEventListener('unhandledrejection', (event) => hear(event, event.reason));
addEventListener('error', (event) => hear(event, event.error ?? new Error(event.message)));

function connect(port: MessagePort): void {
  post = port.postMessage.bind(port) as typeof post;
  port.onmessage = ({ data }: MessageEvent<ToGuest>) => {
    if (data.kind === 'table') deliveries = unpack(data.table, { table: tableMaker(aq) });
    else if (data.kind === 'tensorflow') tensorFlow = startTensorFlow(data.files);
    else void run(data.id, data.job, data.job.needsTensorFlow);
  };
  post({ kind: 'ready' }, []);
}

/** What nobody caught is told to the run that is going on, and never to the browser's console. */
function hear(event: Event, error: unknown): void {
  event.preventDefault();
  for (const listener of strays) listener(error);
}

async function run(id: number, job: CodeJob, needsTensorFlow: boolean): Promise<void> {
  post({ kind: 'started', id }, []);
  const { exports, check, ...result } = await runWith(id, job, needsTensorFlow);
  const values = Object.entries(exports);
  if (check?.value) values.push([CHECK_VALUE, check.value]);
  const json = stringify({ ...result, check: check && { failure: check.failure } });
  const transfer = values.flatMap(([, { buffers }]) => buffers);
  post({ kind: 'done', id, json, values }, transfer);
}

async function runWith(id: number, job: CodeJob, needsTensorFlow: boolean): Promise<JobResult> {
  try {
    const tf = needsTensorFlow ? await tensorFlow : null;
    tf?.engine().startScope();
    const result = await runJob(job, environmentOf(id, tf));
    if (tf) freeMemory(tf);
    return result;
  } catch (error) {
    return { exports: {}, seconds: 0, failure: failureOf(error, 'cell', []), check: null };
  }
}

function environmentOf(id: number, tf: TensorFlow | null): CodeEnvironment {
  return {
    library: { aq, tf, deliveries },
    now: () => performance.now(),
    onOutput: (output, where) =>
      post({ kind: 'output', id, json: stringify({ output, where }) }, []),
    onStray(listener) {
      strays.add(listener);
      return () => strays.delete(listener);
    },
  };
}

/** Tensors cannot leave their cell, and the garbage collector does not see them. */
function freeMemory(tf: TensorFlow): void {
  tf.disposeVariables();
  tf.engine().endScope();
}

async function startTensorFlow({ script, wasm }: TensorFlowFiles): Promise<TensorFlow> {
  const scope = globalThis as unknown as Record<string, StartTensorFlow>;
  (0, eval)(script);
  const start = scope[START_TENSORFLOW]!;
  Reflect.deleteProperty(scope, START_TENSORFLOW);
  return start(wasm);
}
