import type { CellKind } from './cell-kind.ts';
import type { Attempt, CellProgress, KeptResult } from './cell-status.ts';
import type { Output } from './code-engine.ts';
import type { Cell } from './lesson.ts';

/** A run that is under way. */
export interface Running {
  controller: AbortController;
  progress: CellProgress;
  outputs: readonly Output[];
  /** Whether it gave a result. */
  done: Promise<boolean>;
}

/** What the runtime knows of one cell. */
export interface CellMemory {
  cell: Cell;
  kind: CellKind;
  work: unknown;
  kept: KeptResult | null;
  attempt: Attempt | null;
  running: Running | null;
  /** The value as it was made last, with all that it was made from. */
  made: MadeValue | null;
}

export interface MadeValue {
  work: unknown;
  kept: KeptResult | null;
  read: ReadonlyMap<string, unknown>;
  outcome: { value: unknown } | { error: string };
}

export type Memory = ReadonlyMap<string, CellMemory>;
