import type { Audit } from '../../ml/leakage/finding.ts';
import type { FitProgress } from '../../ml/model.ts';
import type { RunProgress } from '../../ml/result.ts';
import { WorkerDied, type LabEvents } from '../../worker/client.ts';

/** What the worker is asked for: a run, or more about a run that is there. */
export type Wanted =
  | 'run'
  | 'twin'
  | 'attribution'
  | 'attribution-exact'
  | 'look-up'
  | 'audit'
  | 'explanation'
  | 'hours'
  | 'comparison';

/** More about a run that is there. */
export type Asked = Exclude<Wanted, 'run' | 'comparison'>;

export interface Stage {
  title: string;
  detail: string;
  /** How often a stage of this title has begun: switching choices back is many steps. */
  step: number;
  /** Rounds of the model that is being fitted in this step, as they came. */
  rounds: readonly FitProgress[];
}

export type TaskStatus =
  | { kind: 'idle' }
  | { kind: 'loading'; wanted: Wanted; share: number; detail: string }
  | { kind: 'running'; wanted: Wanted; stage: Stage }
  | { kind: 'done'; wanted: Wanted }
  | { kind: 'failed'; wanted: Wanted; message: string; workerDied: boolean }
  | { kind: 'stopped'; wanted: Wanted; during: string };

const NO_STAGE: Stage = { title: 'Starting', detail: '', step: 1, rounds: [] };
const REDRAW_MILLISECONDS = 100;

/** The one thing that the lab's worker does at a time, and how it goes. */
export class Task {
  #status = $state.raw<TaskStatus>({ kind: 'idle' });
  #audit = $state.raw<Audit | null>(null);
  private controller: AbortController | null = null;
  private waiting: TaskStatus | null = null;
  /** How far the table has come that is loaded ahead; null once it is there. */
  private table: { share: number; detail: string } | null = null;

  get status(): TaskStatus {
    return this.#status;
  }

  /** The audit that is being made, as far as it has come. */
  get audit(): Audit | null {
    return this.#audit;
  }

  get busy(): boolean {
    return this.#status.kind === 'loading' || this.#status.kind === 'running';
  }

  /** The result, or null when it failed or was stopped: the status says why. */
  async do<T>(wanted: Wanted, work: (events: LabEvents) => Promise<T>): Promise<T | null> {
    this.stop();
    const controller = new AbortController();
    this.controller = controller;
    this.#audit = null;
    const { table } = this;
    this.show(
      table ? { kind: 'loading', wanted, ...table } : { kind: 'running', wanted, stage: NO_STAGE },
    );
    try {
      const result = await work(this.events(wanted, controller));
      this.show({ kind: 'done', wanted });
      return result;
    } catch (error) {
      if (this.controller === controller) this.show(this.outcome(wanted, error, controller));
      return null;
    } finally {
      if (this.controller === controller) this.controller = null;
    }
  }

  stop(): void {
    this.controller?.abort();
  }

  /** The table that a task waits for is being loaded already, by an earlier request. */
  awaitTable(share: number, detail: string): void {
    this.table = share < 1 ? { share, detail } : null;
    const status = this.waiting ?? this.#status;
    const waits =
      status.kind === 'loading' || (status.kind === 'running' && status.stage === NO_STAGE);
    if (waits) this.showSoon({ kind: 'loading', wanted: status.wanted, share, detail });
  }

  /** Forgets how the last task ended. */
  clear(): void {
    if (!this.busy) this.show({ kind: 'idle' });
  }

  private events(wanted: Wanted, controller: AbortController): LabEvents {
    let stage = NO_STAGE;
    const { signal } = controller;
    return {
      signal,
      onLoading: (share, detail) =>
        !signal.aborted && this.showSoon({ kind: 'loading', wanted, share, detail }),
      onProgress: (progress) => {
        if (signal.aborted) return;
        if (progress.kind === 'audit') this.#audit = progress.audit;
        else {
          stage = nextStage(stage, progress);
          this.showSoon({ kind: 'running', wanted, stage });
        }
      },
    };
  }

  private outcome(wanted: Wanted, error: unknown, controller: AbortController): TaskStatus {
    if (controller.signal.aborted) return { kind: 'stopped', wanted, during: this.now() };
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', wanted, message, workerDied: error instanceof WorkerDied };
  }

  private now(): string {
    const status = this.waiting ?? this.#status;
    if (status.kind === 'loading') return `loading the table (${status.detail})`;
    return status.kind === 'running' ? stageInWords(status.stage) : '';
  }

  private show(status: TaskStatus): void {
    this.waiting = null;
    this.#status = status;
  }

  /** Progress comes up to a thousand times a second; the screen needs ten. */
  private showSoon(status: TaskStatus): void {
    if (!this.waiting)
      setTimeout(() => {
        if (this.waiting) this.show(this.waiting);
      }, REDRAW_MILLISECONDS);
    this.waiting = status;
  }
}

function nextStage(stage: Stage, progress: Exclude<RunProgress, { kind: 'audit' }>): Stage {
  const same = progress.stage === stage.title;
  if (progress.kind === 'stage')
    return {
      title: progress.stage,
      detail: progress.detail,
      step: same ? stage.step + 1 : 1,
      rounds: [],
    };
  if (same) return { ...stage, rounds: [...stage.rounds, progress.progress] };
  return { title: progress.stage, detail: '', step: 1, rounds: [progress.progress] };
}

const TITLES: Readonly<Record<string, string>> = {
  rows: 'Rows and labels',
  train: 'Training for your test',
  refit: 'Refitting as of today, for the replay',
  ceiling: 'True probabilities of the scored rows',
  twin: 'The honest twin',
  attribution: 'Switching choices back',
  'look-up': 'Look-up, ten fits and the split by time',
  audit: 'The leak audit',
  prices: 'What each finding costs',
  explanation: 'The explanation',
  hours: 'Hours late',
  comparison: 'Two runs, parcel by parcel',
  report: 'Metrics and pictures',
};

/** "Training for your test · tree 34 of 200"; of how many `steps` the stage has, if more than one. */
export function stageInWords({ title, detail, step, rounds }: Stage, steps = 1): string {
  const last = rounds.at(-1);
  const known = TITLES[title];
  const parts = [
    known ?? title,
    steps > 1 ? `step ${step} of ${steps}` : '',
    last ? `${last.unit} ${shortNumber(last.done)} of ${shortNumber(last.of)}` : '',
    known || last ? '' : detail,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** How far this stage has come, from 0 to 1; null where nothing is counted. */
export function shareOf({ step, rounds }: Stage, steps = 1): number | null {
  const last = rounds.at(-1);
  const fitted = last ? Math.min(1, last.done / last.of) : null;
  return steps > 1 ? Math.min(1, (step - 1 + (fitted ?? 0)) / steps) : fitted;
}

function shortNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
