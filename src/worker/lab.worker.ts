import wasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { catalog } from '../catalog/index.ts';
import { setWasmUrls } from '../ml/network/backend.ts';
import { comparePaired } from '../ml/explain/compare-paired.ts';
import { previewOf } from '../ml/preview.ts';
import type { RunProgress } from '../ml/result.ts';
import { run } from '../ml/run.ts';
import { asOfTable } from './code/as-of-table.ts';
import { exportTable } from './export-table.ts';
import { OpenWorlds } from './open-worlds.ts';
import type { FromLab, ToLab } from './protocol.ts';

type Request = Exclude<ToLab, { kind: 'start' | 'ping' | 'stop' }>;

/** The part of a worker's global scope that is used here; the page's types know only a window. */
interface WorkerScope {
  location: Location;
  onmessage: ((event: MessageEvent<ToLab>) => void) | null;
  postMessage(message: FromLab, transfer?: Transferable[]): void;
}

const scope = self as unknown as WorkerScope;
const controllers = new Map<number, AbortController>();
let worlds = new OpenWorlds(scope.location.href);
/** Requests are served one after another: they share the table and the models' memory. */
let queue: Promise<void> = Promise.resolve();

setWasmUrls({ 'tfjs-backend-wasm.wasm': wasm, 'tfjs-backend-wasm-simd.wasm': simd });

scope.onmessage = ({ data }) => {
  if (data.kind === 'ping') send({ kind: 'pong' });
  else if (data.kind === 'start') worlds = new OpenWorlds(data.baseUrl);
  else if (data.kind === 'stop') controllers.get(data.id)?.abort();
  else enqueue(data);
};

function send(message: FromLab, transfer: Transferable[] = []): void {
  scope.postMessage(message, transfer);
}

function enqueue(request: Request): void {
  const controller = new AbortController();
  controllers.set(request.id, controller);
  queue = queue
    .then(() => serve(request, controller.signal))
    .catch((error: unknown) => fail(request.id, controller.signal, error))
    .finally(() => controllers.delete(request.id));
}

function fail(id: number, signal: AbortSignal, error: unknown): void {
  if (signal.aborted) send({ kind: 'stopped', id });
  else
    send({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
}

async function serve(request: Request, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const { id } = request;
  const dataset = 'experiment' in request ? request.experiment.dataset : request.dataset;
  const onLoading = (share: number, detail: string) => send({ kind: 'loading', id, share, detail });
  const { world, memory, exploration } = await worlds.open(dataset, onLoading, signal);
  signal.throwIfAborted();
  if (request.kind === 'open') {
    const { table, columns, checksum } = world;
    send({ kind: 'opened', id, summary: { rows: table.rows, columns: columns.length, checksum } });
  } else if (request.kind === 'preview') {
    const preview = previewOf(request.experiment, world, catalog, memory);
    send({ kind: 'previewed', id, preview });
  } else if (request.kind === 'explore') {
    const steps = exploration.answer(request, signal);
    let step = await steps.next();
    for (; !step.done; step = await steps.next())
      send({ kind: 'exploring', id, progress: step.value });
    send({ kind: 'explored', id, answer: step.value });
  } else if (request.kind === 'export') {
    send({ kind: 'file', id, file: await exportTable(world.table, request.format) });
  } else if (request.kind === 'compare') {
    const { experiment, other, threshold } = request;
    const thresholds = { a: threshold, b: threshold };
    const steps = comparePaired(experiment, other, { world, catalog, signal, memory }, thresholds);
    send({ kind: 'compared', id, comparison: await toEnd(id, steps) });
  } else if (request.kind === 'table') {
    const table = asOfTable(world, request.today);
    send({ kind: 'table', id, table }, table.buffers);
  } else {
    const now = () => performance.now();
    const context = { world, catalog, request: request.request, signal, now, memory };
    const { report, pictures } = await toEnd(id, run(request.experiment, context));
    send({ kind: 'done', id, result: { report, pictures } });
  }
}

/** Sends each step's progress; gives what the work returns. */
async function toEnd<T>(id: number, steps: AsyncGenerator<RunProgress, T>): Promise<T> {
  let step = await steps.next();
  for (; !step.done; step = await steps.next())
    send({ kind: 'progress', id, progress: step.value });
  return step.value;
}
