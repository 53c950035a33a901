import type { CellMemory, MadeValue, Memory } from './cell-memory.ts';
import type { CellSnapshot, CellStatus } from './cell-status.ts';
import type { Freshness } from './freshness.ts';
import type { Graph } from './graph.ts';
import { LESSON } from './lesson.ts';

/** What a page may see of the cells: statuses, and values as far as no prediction hides them. */
export class CellView {
  private readonly hiders = new Map<string, readonly string[]>();

  constructor(
    private readonly memory: Memory,
    private readonly graph: Graph,
    private readonly fresh: Freshness,
    private readonly lessonValue: unknown,
  ) {
    for (const { cell, kind, work } of memory.values())
      if (kind.hides && !kind.answered?.(cell, work))
        for (const id of kind.hides(cell)) this.hide(id, cell.id);
  }

  snapshot(id: string): CellSnapshot {
    const memory = this.memory.get(id)!;
    const { cell, kind, work, kept } = memory;
    const state = { work, result: kept?.result ?? null, valueOf: this.shownValue };
    const hiddenBy = this.hiders.get(id) ?? [];
    const value = this.shownValue(id);
    const there = kind.run ? kept !== null : value !== undefined;
    return {
      status: this.status(memory),
      work,
      value,
      hiddenBy,
      progress: kind.progress?.(cell, state) ?? null,
      opens: hiddenBy.length === 0 && (kind.opens?.(cell, state) ?? there),
    };
  }

  /** The value that figures may show; undefined while there is none, or while a prediction hides it. */
  readonly shownValue = (id: string): unknown => {
    if (id === LESSON) return this.lessonValue;
    return this.hiders.has(id) ? undefined : this.value(id);
  };

  /** The value, hidden or not: what other cells compute with. */
  value(id: string): unknown {
    const memory = this.memory.get(id);
    if (!memory) return undefined;
    const made = this.made(memory);
    return 'value' in made ? made.value : undefined;
  }

  /** Made anew only when something that it was made from has changed. */
  private made(memory: CellMemory): MadeValue['outcome'] {
    const { cell, kind, work, kept, made } = memory;
    const same = ([id, value]: [string, unknown]) => this.shownValue(id) === value;
    if (made && made.work === work && made.kept === kept && [...made.read].every(same))
      return made.outcome;
    const read = new Map<string, unknown>();
    const valueOf = (id: string) => {
      const value = this.shownValue(id);
      read.set(id, value);
      return value;
    };
    let outcome: MadeValue['outcome'];
    try {
      outcome = { value: kind.value(cell, { work, result: kept?.result ?? null, valueOf }) };
    } catch (error) {
      outcome = { error: (error as Error).message };
    }
    memory.made = { work, kept, read, outcome };
    return outcome;
  }

  private status(memory: CellMemory): CellStatus {
    const { cell, kind, running, attempt, kept } = memory;
    const result = kept?.result ?? null;
    if (running) {
      const { progress, outputs } = running;
      return { kind: 'running', progress, outputs, result };
    }
    const problem = this.graph.problems.get(cell.id);
    if (problem) return failed(problem, result);
    if (!kind.run) return this.answerStatus(memory);
    if (this.fresh.isCurrent(cell.id))
      return { kind: 'done', result, seconds: kept!.seconds, ranAt: kept!.ranAt };
    if (attempt && attempt.failure !== 'stopped' && this.fresh.hasFailed(cell.id))
      return { kind: 'failed', failure: attempt.failure, outputs: attempt.outputs, result };
    const why = this.fresh.why(cell.id);
    return kept ? { kind: 'stale', why: why!, result } : { kind: 'idle', waitsFor: why };
  }

  private answerStatus(memory: CellMemory): CellStatus {
    const made = this.made(memory);
    if ('error' in made) return failed(made.error, null);
    if (made.value === undefined) return { kind: 'idle', waitsFor: null };
    return { kind: 'done', result: null, seconds: 0, ranAt: null };
  }

  /** A prediction hides a result and everything that is made from it. */
  private hide(id: string, by: string): void {
    const known = this.hiders.get(id) ?? [];
    if (known.includes(by) || !this.memory.get(id)?.kind.run) return;
    this.hiders.set(id, [...known, by]);
    for (const reader of this.graph.readers.get(id) ?? []) this.hide(reader, by);
  }
}

function failed(message: string, result: unknown): CellStatus {
  return { kind: 'failed', failure: { message, line: null, column: null }, outputs: [], result };
}
