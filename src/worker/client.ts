import type { Experiment } from '../ml/experiment.ts';
import type { ExploreProgress } from '../ml/explore/answers.ts';
import type { RunComparison } from '../ml/explain/compare-runs.ts';
import type { SplitPreview } from '../ml/preview.ts';
import type { RunProgress, RunResult } from '../ml/result.ts';
import type { RunRequest } from '../ml/run.ts';
import type { DatasetSpec } from '../ml/world.ts';
import type { PackedValue } from './code/packed-value.ts';
import type { AnswerToAny, AnyQuestion, ExploreRequest } from './exploration.ts';
import { Heartbeat } from './heartbeat.ts';
import type { FromLab, TableFormat, ToLab, WorldSummary } from './protocol.ts';

/** The part of a Worker that the client uses, so that a test can stand in for one. */
export interface LabPort {
  onmessage: ((event: MessageEvent<FromLab>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: ToLab): void;
  terminate(): void;
}

export interface LabEvents {
  signal?: AbortSignal;
  onLoading?: (share: number, detail: string) => void;
  onProgress?: (progress: RunProgress) => void;
  onExploring?: (progress: ExploreProgress) => void;
}

export interface LabClientOptions {
  makePort: () => LabPort;
  /** The page's address: the worker loads the table relative to it. */
  baseUrl: string;
  pingMilliseconds?: number;
  /** So many pings without an answer mean that the worker is dead. */
  lostPings?: number;
  /** A worker that has not stopped this long after a Stop is replaced. */
  stopMilliseconds?: number;
}

/** The worker ended by itself: it ran out of memory, or its program could not be loaded. */
export class WorkerDied extends Error {
  override name = 'WorkerDied';
}

type Request = Exclude<ToLab, { kind: 'start' | 'ping' | 'stop' }>;
type RequestBody = Request extends infer R ? (R extends Request ? Omit<R, 'id'> : never) : never;
type Answer = Exclude<FromLab, { kind: 'pong' | 'loading' | 'progress' | 'exploring' }>;

interface Pending {
  message: Request;
  events: LabEvents;
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
}

/**
 * The page's side of the lab's worker. It starts a worker when one is needed, notices when it dies,
 * and starts another for the next request.
 */
export class LabClient {
  private readonly options: Required<LabClientOptions>;
  private readonly heartbeat: Heartbeat;
  private readonly pending = new Map<number, Pending>();
  private readonly stopping = new Map<number, ReturnType<typeof setTimeout>>();
  private port: LabPort | null = null;
  private nextId = 1;

  constructor(options: LabClientOptions) {
    this.options = { pingMilliseconds: 2000, lostPings: 20, stopMilliseconds: 4000, ...options };
    const { pingMilliseconds, lostPings } = this.options;
    this.heartbeat = new Heartbeat({
      pingMilliseconds,
      lostPings,
      ping: () => this.port?.postMessage({ kind: 'ping' }),
      onSilence: (pings) =>
        this.die(`it gave no sign of life for ${(pings * pingMilliseconds) / 1000} seconds`),
    });
  }

  /** Loads the table, so that the first run finds it ready. */
  async open(dataset: DatasetSpec, events: LabEvents = {}): Promise<WorldSummary> {
    const answer = await this.request({ kind: 'open', dataset }, events);
    if (answer.kind !== 'opened') throw unexpected(answer);
    return answer.summary;
  }

  async run(
    experiment: Experiment,
    request: RunRequest,
    events: LabEvents = {},
  ): Promise<RunResult> {
    const answer = await this.request({ kind: 'run', experiment, request }, events);
    if (answer.kind !== 'done') throw unexpected(answer);
    return answer.result;
  }

  /** What the experiment's split does, without running it. */
  async preview(experiment: Experiment, events: LabEvents = {}): Promise<SplitPreview> {
    const answer = await this.request({ kind: 'preview', experiment }, events);
    if (answer.kind !== 'previewed') throw unexpected(answer);
    return answer.preview;
  }

  /** Two experiments parcel by parcel, on the replay that they share. */
  async compare(
    experiment: Experiment,
    other: Experiment,
    threshold: number,
    events: LabEvents = {},
  ): Promise<RunComparison> {
    const answer = await this.request({ kind: 'compare', experiment, other, threshold }, events);
    if (answer.kind !== 'compared') throw unexpected(answer);
    return answer.comparison;
  }

  /** One question about the rows of an experiment. */
  async explore<Q extends AnyQuestion>(
    request: ExploreRequest & { question: Q },
    events: LabEvents = {},
  ): Promise<AnswerToAny<Q>> {
    const answer = await this.request({ kind: 'explore', ...request }, events);
    if (answer.kind !== 'explored') throw unexpected(answer);
    return answer.answer as AnswerToAny<Q>;
  }

  async export(dataset: DatasetSpec, format: TableFormat, events: LabEvents = {}): Promise<Blob> {
    const answer = await this.request({ kind: 'export', dataset, format }, events);
    if (answer.kind !== 'file') throw unexpected(answer);
    return answer.file;
  }

  /** The table as of the end of today, for the sandbox in which learners' code runs. */
  async table(dataset: DatasetSpec, today: string, events: LabEvents = {}): Promise<PackedValue> {
    const answer = await this.request({ kind: 'table', dataset, today }, events);
    if (answer.kind !== 'table') throw unexpected(answer);
    return answer.table;
  }

  /** Ends the worker; the next request starts a new one. */
  close(): void {
    this.port?.terminate();
    this.port = null;
    for (const timer of this.stopping.values()) clearTimeout(timer);
    this.stopping.clear();
  }

  private request(body: RequestBody, events: LabEvents): Promise<Answer> {
    const message: Request = { ...body, id: this.nextId++ };
    return new Promise((resolve, reject) => {
      if (events.signal?.aborted) return reject(stopped());
      this.pending.set(message.id, { message, events, resolve, reject });
      events.signal?.addEventListener('abort', () => this.stop(message.id), { once: true });
      this.worker().postMessage(message);
      this.heartbeat.beat(true);
    });
  }

  private worker(): LabPort {
    if (this.port) return this.port;
    const port = this.options.makePort();
    port.onmessage = ({ data }) => this.receive(data);
    port.onerror = (event) => this.die(event.message || 'its program could not be loaded');
    port.postMessage({ kind: 'start', baseUrl: this.options.baseUrl });
    this.port = port;
    return port;
  }

  private receive(message: FromLab): void {
    this.heartbeat.heard();
    if (message.kind === 'pong') return;
    const events = this.pending.get(message.id)?.events;
    if (message.kind === 'loading') events?.onLoading?.(message.share, message.detail);
    else if (message.kind === 'progress') events?.onProgress?.(message.progress);
    else if (message.kind === 'exploring') events?.onExploring?.(message.progress);
    else this.settle(message);
  }

  private settle(answer: Answer): void {
    clearTimeout(this.stopping.get(answer.id));
    this.stopping.delete(answer.id);
    const pending = this.forget(answer.id);
    if (answer.kind === 'failed') pending?.reject(new Error(answer.message));
    else if (answer.kind === 'stopped') pending?.reject(stopped());
    else pending?.resolve(answer);
  }

  /** The person sees the stop at once; a worker in the middle of a long step is given a moment. */
  private stop(id: number): void {
    const pending = this.forget(id);
    if (!pending) return;
    this.port?.postMessage({ kind: 'stop', id });
    const timer = setTimeout(() => this.replaceStuck(), this.options.stopMilliseconds);
    this.stopping.set(id, timer);
    pending.reject(stopped());
  }

  private replaceStuck(): void {
    this.close();
    for (const { message } of this.pending.values()) this.worker().postMessage(message);
  }

  private die(why: string): void {
    this.close();
    for (const id of [...this.pending.keys()]) this.forget(id)?.reject(new WorkerDied(why));
  }

  private forget(id: number): Pending | undefined {
    const pending = this.pending.get(id);
    this.pending.delete(id);
    this.heartbeat.beat(this.pending.size > 0);
    return pending;
  }
}

function stopped(): Error {
  return new DOMException('Stopped.', 'AbortError');
}

function unexpected(answer: Answer): Error {
  return new Error(`The lab answered "${answer.kind}" where something else was expected.`);
}
