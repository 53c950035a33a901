import type { CodeFailure, CodeOutcome, Output } from './job.ts';
import { failed, readOutcome, readOutput, type ReadOutput } from './read-outcome.ts';
import type { FromBroker } from './sandbox-protocol.ts';

export interface CodeEvents {
  signal?: AbortSignal;
  /** Each output as it comes. */
  onOutput?: (output: Output, where: 'cell' | 'check') => void;
}

export interface CodeRunLimits {
  startMilliseconds: number;
  limitMilliseconds: number;
  onNoStart: () => void;
  onLimit: () => void;
  onAbort: () => void;
}

/** One run, from the moment it was sent until it has an outcome. */
export class CodeRun {
  started = false;
  private readonly outputs: ReadOutput[] = [];
  private timer: ReturnType<typeof setTimeout>;
  private from = performance.now();

  constructor(
    readonly id: number,
    private readonly events: CodeEvents,
    private readonly resolve: (outcome: CodeOutcome | null) => void,
    private readonly limits: CodeRunLimits,
  ) {
    this.timer = setTimeout(limits.onNoStart, limits.startMilliseconds);
    events.signal?.addEventListener('abort', limits.onAbort, { once: true });
  }

  receive(message: Extract<FromBroker, { kind: 'started' | 'output' }>): void {
    if (message.kind === 'started') this.start();
    else {
      const read = readOutput(message.json);
      if (!read) return;
      this.outputs.push(read);
      this.events.onOutput?.(read.output, read.where);
    }
  }

  outcome(message: Extract<FromBroker, { kind: 'done' }>): CodeOutcome {
    return readOutcome(message, this.outputs);
  }

  endedBy(why: Pick<CodeFailure, 'kind' | 'message'>): CodeOutcome {
    return failed(why, this.outputs, (performance.now() - this.from) / 1000);
  }

  end(outcome: CodeOutcome | null): void {
    clearTimeout(this.timer);
    this.events.signal?.removeEventListener('abort', this.limits.onAbort);
    this.resolve(outcome);
  }

  private start(): void {
    this.started = true;
    this.from = performance.now();
    clearTimeout(this.timer);
    this.timer = setTimeout(this.limits.onLimit, this.limits.limitMilliseconds);
  }
}
