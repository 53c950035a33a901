import { Heartbeat } from '../heartbeat.ts';
import { CodeRun, type CodeEvents } from './code-run.ts';
import { GuestFiles } from './guest-files.ts';
import { broken, FLOOD, MEMORY, STOPPED, tooLong } from './ends.ts';
import type { CodeJob, CodeOutcome } from './job.ts';
import { needsTensorFlow } from './needs-tensorflow.ts';
import type { PackedValue } from './packed-value.ts';
import { failed } from './read-outcome.ts';
import { openSandboxFrame, type SandboxPort } from './sandbox-frame.ts';
import type { FromBroker, TensorFlowFiles } from './sandbox-protocol.ts';

export interface CodeRunnerOptions {
  openFrame?: () => Promise<SandboxPort>;
  pingMilliseconds?: number;
  /** So many pings without an answer mean that the sandbox has died. */
  lostPings?: number;
  /** A guest that has not begun with a run after this time is stuck, and its frame is replaced. */
  startMilliseconds?: number;
}

/** What a page asks of a runner beside the job itself. */
export interface CodeRequest extends CodeJob {
  /** 30 if absent. */
  timeLimitSeconds?: number;
}

const TIME_LIMIT_SECONDS = 30;

/**
 * Runs learners' code, one run after another, in a frame that has no way to the page, to stored data or
 * to the network. The frame opens with the first run; when it dies, the next run opens another.
 */
export class CodeRunner {
  private readonly options: Required<CodeRunnerOptions>;
  private readonly heartbeat: Heartbeat;
  private readonly files = new GuestFiles();
  private table: PackedValue | null = null;
  private tensorFlow: TensorFlowFiles | null = null;
  private port: SandboxPort | null = null;
  private opening: Promise<void> | null = null;
  private ready: { resolve: () => void; reject: (error: Error) => void } | null = null;
  private queue: Promise<void> = Promise.resolve();
  private running: CodeRun | null = null;
  private nextId = 1;

  constructor(options: CodeRunnerOptions = {}) {
    this.options = {
      openFrame: openSandboxFrame,
      pingMilliseconds: 1000,
      lostPings: 5,
      startMilliseconds: 10_000,
      ...options,
    };
    const { pingMilliseconds, lostPings } = this.options;
    this.heartbeat = new Heartbeat({
      pingMilliseconds,
      lostPings,
      ping: () => this.port?.postMessage({ kind: 'ping' }),
      onSilence: () => this.onSilence(),
    });
  }

  /** The table that cells see as `deliveries`, as `LabClient.table` gives it. */
  setTable(table: PackedValue): void {
    this.table = table;
    this.port?.postMessage({ kind: 'table', table });
  }

  /** Opens the sandbox ahead of the first run. */
  warm(): Promise<void> {
    this.opening ??= this.open().catch((error: unknown) => {
      this.closeFrame();
      throw error;
    });
    return this.opening;
  }

  /**
   * Runs a job after those that were asked for before. Whatever the code does, the promise is kept: a
   * failure is part of the outcome.
   * @throws when the sandbox itself cannot be opened here.
   */
  run(job: CodeRequest, events: CodeEvents = {}): Promise<CodeOutcome> {
    const { signal } = events;
    return new Promise((resolve, reject) => {
      const stop = () => resolve(failed(STOPPED, []));
      if (signal?.aborted) return stop();
      signal?.addEventListener('abort', stop, { once: true });
      this.queue = this.queue.then(async () => {
        signal?.removeEventListener('abort', stop);
        await this.runNow(job, events).then(resolve, reject);
      });
    });
  }

  /** Ends whatever runs and takes the sandbox away; the next run opens another. */
  close(): void {
    this.closeFrame();
    this.finish(failed(STOPPED, []));
  }

  private async runNow(job: CodeRequest, events: CodeEvents): Promise<CodeOutcome> {
    if (events.signal?.aborted) return failed(STOPPED, []);
    const withTensorFlow = needsTensorFlow(job);
    if (withTensorFlow) await this.loadTensorFlow();
    for (let attempts = 0; attempts < 2; attempts++) {
      await this.warm();
      if (events.signal?.aborted) return failed(STOPPED, []);
      const outcome = await this.start(job, events, withTensorFlow);
      if (outcome) return outcome;
      this.closeFrame();
    }
    throw new Error(
      'Code cannot run here: its sandbox was opened twice and did not answer. Close other tabs and reload the page.',
    );
  }

  /** null: the sandbox does not answer. */
  private start(
    { timeLimitSeconds = TIME_LIMIT_SECONDS, ...job }: CodeRequest,
    events: CodeEvents,
    withTensorFlow: boolean,
  ): Promise<CodeOutcome | null> {
    return new Promise((resolve) => {
      const run = new CodeRun(this.nextId++, events, resolve, {
        startMilliseconds: this.options.startMilliseconds,
        limitMilliseconds: timeLimitSeconds * 1000,
        onNoStart: () => this.finish(null),
        onLimit: () => this.stop(run, tooLong(timeLimitSeconds)),
        onAbort: () => this.stop(run, STOPPED),
      });
      this.running = run;
      this.heartbeat.beat(true);
      this.port?.postMessage({
        kind: 'run',
        id: run.id,
        job: { ...job, needsTensorFlow: withTensorFlow },
      });
    });
  }

  private async open(): Promise<void> {
    const guest = this.files.guest();
    const port = await this.options.openFrame();
    this.port = port;
    port.onmessage = (message) => this.receive(message);
    port.postMessage({ kind: 'load', guest: await guest });
    if (this.table) port.postMessage({ kind: 'table', table: this.table });
    if (this.tensorFlow) port.postMessage({ kind: 'tensorflow', files: this.tensorFlow });
    await new Promise<void>((resolve, reject) => {
      this.ready = { resolve, reject };
      setTimeout(() => reject(broken('it did not start')), 3 * this.options.startMilliseconds);
    });
  }

  private async loadTensorFlow(): Promise<void> {
    if (this.tensorFlow) return;
    this.tensorFlow = await this.files.tensorFlow();
    this.port?.postMessage({ kind: 'tensorflow', files: this.tensorFlow });
  }

  private receive(message: FromBroker): void {
    this.heartbeat.heard();
    if (message.kind === 'ready') this.ready?.resolve();
    else if (message.kind === 'broken') this.ready?.reject(broken(message.message));
    else if (message.kind !== 'pong' && message.id === this.running?.id) {
      if (message.kind === 'flooded') this.finish(this.running.endedBy(FLOOD));
      else if (message.kind === 'done') this.finish(this.running.outcome(message));
      else this.running.receive(message);
    }
  }

  private stop(run: CodeRun, why: Parameters<CodeRun['endedBy']>[0]): void {
    this.port?.postMessage({ kind: 'stop', id: run.id });
    this.finish(run.endedBy(why));
  }

  private onSilence(): void {
    const outcome = this.running?.started ? this.running.endedBy(MEMORY) : null;
    this.closeFrame();
    this.finish(outcome);
  }

  private finish(outcome: CodeOutcome | null): void {
    const run = this.running;
    this.running = null;
    this.heartbeat.beat(false);
    run?.end(outcome);
  }

  private closeFrame(): void {
    this.ready?.reject(broken('it was closed'));
    this.ready = null;
    this.port?.remove();
    this.port = null;
    this.opening = null;
  }
}
