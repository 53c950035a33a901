import { cellInWords } from './cell-in-words.ts';
import type { CellMemory, Memory } from './cell-memory.ts';
import type { Graph } from './graph.ts';

/**
 * Which results still hold, at one moment: any change asks for a new one. It compares what each was made
 * from with what there is, so taking back an edit makes a result hold again.
 */
export class Freshness {
  private readonly current = new Map<string, boolean>();

  constructor(
    private readonly memory: Memory,
    private readonly graph: Graph,
    /** What all cells of the lesson rest on: its table and its day. */
    private readonly ground: string,
  ) {}

  ownKey({ cell, kind, work }: CellMemory): string {
    return JSON.stringify([this.ground, cell.hash, kind.runKey?.(cell, work) ?? work]);
  }

  inputKey({ cell }: CellMemory): string {
    return this.inputs(cell.id)
      .map((input) => `${input.cell.id}=${stampOf(input)}`)
      .join(' ');
  }

  /** Whether the cell has all that it can give: a result that still holds, or any answer. */
  isCurrent(id: string): boolean {
    let current = this.current.get(id);
    if (current === undefined) {
      const memory = this.memory.get(id)!;
      const { kept, kind } = memory;
      current =
        !kind.run || (kept !== null && this.isOf(kept, memory) && this.inputsAreCurrent(id));
      this.current.set(id, current);
    }
    return current;
  }

  inputsAreCurrent(id: string): boolean {
    return this.inputs(id).every((input) => this.isCurrent(input.cell.id));
  }

  /** Whether the last run of the cell, as it stands, gave no result. */
  gaveNothing(id: string): boolean {
    const memory = this.memory.get(id)!;
    return memory.attempt !== null && this.isOf(memory.attempt, memory);
  }

  hasFailed(id: string): boolean {
    return this.gaveNothing(id) && this.memory.get(id)!.attempt!.failure !== 'stopped';
  }

  /** Whether it was run before as it stands, so that only an input can have changed. */
  ranAsItIs(id: string): boolean {
    const memory = this.memory.get(id)!;
    const key = this.ownKey(memory);
    return memory.kept?.ownKey === key || memory.attempt?.ownKey === key;
  }

  /** Why it has no result, or one that no longer holds; null when nothing but a run is missing. */
  why(id: string): string | null {
    const memory = this.memory.get(id)!;
    const { cell, kept } = memory;
    const waits = this.inputs(id).find((input) => !this.isCurrent(input.cell.id));
    if (waits) {
      const why = this.hasFailed(waits.cell.id) ? 'failed' : 'has to run first';
      return `It waits for ${cellInWords(waits, cell)}, which ${why}.`;
    }
    if (this.gaveNothing(id)) return 'It was stopped.';
    if (!kept) return null;
    return kept.ownKey === this.ownKey(memory)
      ? 'What it reads has changed since it ran.'
      : 'It was changed since it ran.';
  }

  private isOf(made: { ownKey: string; inputKey: string }, memory: CellMemory): boolean {
    return made.ownKey === this.ownKey(memory) && made.inputKey === this.inputKey(memory);
  }

  private inputs(id: string): CellMemory[] {
    if (this.graph.problems.has(id)) return [];
    return this.graph.inputs.get(id)!.map((input) => this.memory.get(input)!);
  }
}

function stampOf({ cell, kind, kept, work }: CellMemory): string {
  if (kind.run) return kept?.stamp ?? '';
  return kind.runKey?.(cell, work) ?? JSON.stringify(work ?? null);
}
