import type { FitProgress } from '../ml/model.ts';
import type { StepProgress } from './cell-kind.ts';
import type { Output } from './code-engine.ts';

/** How far a run has come. */
export interface CellProgress {
  text: string;
  /** From 0 to 1; null where nobody can tell. */
  share: number | null;
  /** Rounds of the model that is being fitted, as they came. */
  rounds: readonly FitProgress[];
}

/** How a cell stands. R is what its kind's run gives. */
export type CellStatus<R = unknown> =
  /** Never run, or nothing answered yet. `waitsFor` says why it could not run. */
  | { kind: 'idle'; waitsFor: string | null }
  /** Its last result is older than what it was made from; `why` says what changed. */
  | { kind: 'stale'; why: string; result: R }
  | {
      kind: 'running';
      progress: CellProgress;
      /** What it has shown so far. */
      outputs: readonly Output[];
      /** Of the run before. */
      result: R | null;
    }
  /** A cell that is answered and not run has no result, no date and took no time. */
  | { kind: 'done'; result: R | null; seconds: number; ranAt: string | null }
  | { kind: 'failed'; failure: Failure; outputs: readonly Output[]; result: R | null };

export interface Failure {
  /** In plain words. */
  message: string;
  /** In the learner's own code, from 1; null where there is none. */
  line: number | null;
  column: number | null;
}

/** A result as it is kept, with what it was made from. */
export interface KeptResult {
  result: unknown;
  /** The cell's text and the learner's work at that time. */
  ownKey: string;
  /** Which results of other cells it was made from. */
  inputKey: string;
  /** No other run has it. */
  stamp: string;
  seconds: number;
  /** ISO 8601, in UTC. */
  ranAt: string;
}

/** A run that gave no result. */
export interface Attempt {
  ownKey: string;
  inputKey: string;
  failure: Failure | 'stopped';
  outputs: readonly Output[];
}

/** Everything that a page shows of a cell; a new object when any of it changed. */
export interface CellSnapshot {
  status: CellStatus;
  /** What the learner did; null: nothing yet. */
  work: unknown;
  /** What figures and other cells read; undefined while there is nothing, or while it is hidden. */
  value: unknown;
  /** Ids of the predictions that have to be locked in before its result may be shown. */
  hiddenBy: readonly string[];
  /** null: it asks nothing of the learner. */
  progress: StepProgress | null;
  /** Whether text that stands after this cell may be shown. */
  opens: boolean;
}
