import type { CellMemory, Memory, Running } from './cell-memory.ts';
import type { Engines, Names, RunCell } from './cell-kind.ts';
import type { Attempt, Failure, KeptResult } from './cell-status.ts';
import type { CodeJob } from './code-engine.ts';
import type { Lesson } from './lesson.ts';
import { CellFailure } from './run-code.ts';
import { newRunId } from './run-record.ts';

interface Around {
  lesson: Lesson;
  engines: Engines;
  now?: () => number;
  /** What the result will have been made from. */
  keys: Pick<KeptResult, 'ownKey' | 'inputKey'>;
  names: Names;
  memory: Memory;
  valueOf(id: string): unknown;
  /** Progress or outputs of the run have changed. */
  onChange(): void;
}

export type RunOutcome =
  { kind: 'result'; kept: KeptResult } | { kind: 'nothing'; attempt: Attempt };

/** Runs one cell to its end. It never rejects: a failure and a stop are outcomes. */
export async function runCell(
  { cell, kind, work }: CellMemory,
  running: Running,
  around: Around,
): Promise<RunOutcome> {
  const { keys, now = () => 0 } = around;
  const { signal } = running.controller;
  const start = now();
  try {
    const result = await kind.run!(cell, contextOf(work, running, around));
    signal.throwIfAborted();
    const ranAt = new Date().toISOString();
    const seconds = (now() - start) / 1000;
    return { kind: 'result', kept: { ...keys, result, stamp: newRunId(), seconds, ranAt } };
  } catch (error) {
    const failure = signal.aborted ? 'stopped' : failureOf(error);
    return { kind: 'nothing', attempt: { ...keys, failure, outputs: running.outputs } };
  }
}

function contextOf(work: unknown, running: Running, around: Around): RunCell<unknown> {
  const { lesson, engines, names, memory, valueOf, onChange } = around;
  return {
    work,
    names,
    valueOf,
    input: (id, name) => inputOf(memory.get(id), name, valueOf),
    lesson: { dataset: lesson.dataset, today: lesson.today },
    engines,
    signal: running.controller.signal,
    onOutput(output) {
      running.outputs = [...running.outputs, output];
      onChange();
    },
    onProgress(progress) {
      running.progress = progress;
      onChange();
    },
  };
}

function inputOf(
  memory: CellMemory | undefined,
  name: string,
  valueOf: (id: string) => unknown,
): CodeJob['inputs'][string] | undefined {
  if (!memory) return undefined;
  const { kind, kept, cell, work } = memory;
  if (kind.exported) return kept ? kind.exported(kept.result, name) : undefined;
  if (kind.inCode) return { plain: kind.inCode(cell, work) };
  const plain = valueOf(cell.id);
  return plain === undefined ? undefined : { plain };
}

function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof CellFailure) return { message, line: error.line, column: error.column };
  return { message, line: null, column: null };
}
