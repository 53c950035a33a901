import type { CellKind, Engines } from './cell-kind.ts';
import type { CellMemory, Running } from './cell-memory.ts';
import { runCell } from './cell-run.ts';
import type { CellSnapshot, KeptResult } from './cell-status.ts';
import { CellView } from './cell-view.ts';
import { Freshness } from './freshness.ts';
import { graphOf, type Graph } from './graph.ts';
import { cellsOf, lessonValue, type Lesson } from './lesson.ts';
import { SnapshotBook, type RuntimeObserver } from './snapshot-book.ts';

export interface RuntimeOptions {
  lesson: Lesson;
  kinds: ReadonlyMap<string, CellKind>;
  engines: Engines;
  /** A clock in milliseconds, for what a run took. */
  now?: () => number;
}

/** What is kept of a cell. */
export interface Kept {
  work: unknown;
  result: KeptResult | null;
}

/**
 * A lesson that runs: its cells, what the learner made of them, and which results still hold. A cell runs
 * when asked, after the cells that it needs; cheap ones also run again when an input has changed. A run
 * that was stopped, or overtaken by another one, leaves no result behind.
 */
export class Runtime {
  readonly lesson: Lesson;
  private readonly memory: ReadonlyMap<string, CellMemory>;
  private readonly book: SnapshotBook;
  private graph!: Graph;
  private fresh!: Freshness;
  private view!: CellView;
  /** Counts the commands that run many cells; a Stop, or another one, ends those before. */
  private command = 0;

  constructor(private readonly options: RuntimeOptions) {
    this.lesson = options.lesson;
    this.memory = new Map(
      cellsOf(options.lesson).map((cell) => [cell.id, emptyMemory(cell, options.kinds)]),
    );
    this.look();
    this.book = new SnapshotBook([...this.memory.keys()], (id) => this.view.snapshot(id));
  }

  get ids(): readonly string[] {
    return [...this.memory.keys()];
  }

  /** @returns what undoes it. */
  observe(observer: RuntimeObserver): () => void {
    return this.book.observe(observer);
  }

  snapshot(id: string): CellSnapshot {
    return this.book.snapshot(id);
  }

  /** What figures and predictions read; undefined while there is nothing or a prediction hides it. */
  valueOf(id: string): unknown {
    return this.view.shownValue(id);
  }

  kept(id: string): Kept {
    const { work, kept, kind, cell } = this.cell(id);
    return { work, result: kind.cost?.(cell) === 'view' ? null : kept };
  }

  /** What the learner did in a cell; null takes it back. */
  setWork(id: string, work: unknown): void {
    this.cell(id).work = work;
    this.book.tellKept(id);
    this.settle();
  }

  /** Work and results of an earlier visit or of another tab, which need not be kept again. */
  restore(kept: ReadonlyMap<string, Kept>): void {
    for (const [id, { work, result }] of kept) {
      const memory = this.memory.get(id);
      if (memory) Object.assign(memory, { work, kept: result });
    }
    this.settle();
  }

  /** Forgets the work on some cells and their results; without ids on all. */
  reset(ids: readonly string[] = this.ids): void {
    for (const id of ids) {
      const memory = this.cell(id);
      memory.running?.controller.abort();
      Object.assign(memory, { work: null, kept: null, attempt: null, running: null });
      this.book.tellKept(id);
    }
    this.settle();
  }

  /**
   * Runs a cell, after those that it needs and whose results do not hold.
   * @returns whether it has a result that holds.
   */
  async run(id: string): Promise<boolean> {
    const memory = this.cell(id);
    if (!memory.kind.run || this.graph.problems.has(id)) return !this.graph.problems.has(id);
    for (const input of this.graph.inputs.get(id)!)
      while (!this.fresh.isCurrent(input)) {
        const { running } = this.cell(input);
        const done = await (running ? running.done : this.run(input));
        if (!done && !this.cell(input).running) return false;
      }
    return this.start(memory);
  }

  /** Runs a cell and says where to go on: the next cell that asks something of the learner. */
  runAndAdvance(id: string): string | null {
    void this.run(id);
    return this.next(id);
  }

  /** Runs every cell that has no result that holds, in the order of the lesson. */
  runAll(): Promise<void> {
    return this.runEach(() => true);
  }

  /** Runs every cell whose result no longer holds. */
  runStale(): Promise<void> {
    return this.runEach((id) => this.snapshot(id).status.kind === 'stale');
  }

  /** Stops one cell; without an id all of them, and those that wait for their turn. */
  stop(id?: string): void {
    if (id === undefined) this.command++;
    for (const [other, { running }] of this.memory)
      if (id === undefined || id === other) running?.controller.abort();
  }

  /** The next cell below that is shown and asks something of the learner; null at the end. */
  next(id: string): string | null {
    const shown = this.lesson.blocks.flatMap((block) =>
      block.kind === 'cell' && (block.cell.id === id || this.isShown(block)) ? [block.cell.id] : [],
    );
    const below = shown.slice(shown.indexOf(id) + 1);
    return below.find((other) => this.snapshot(other).progress !== null) ?? null;
  }

  /** Whether a block is not held back any more. */
  isShown({ after }: { after: readonly string[] }): boolean {
    return after.every((id) => this.snapshot(id).opens);
  }

  /** Stops everything and tells nobody any more. */
  close(): void {
    this.book.close();
    this.stop();
  }

  private async runEach(wanted: (id: string) => boolean): Promise<void> {
    const command = ++this.command;
    for (const id of this.ids) {
      if (command !== this.command) return;
      const { kind, running } = this.cell(id);
      if (running) await running.done;
      else if (kind.run && !this.fresh.isCurrent(id) && wanted(id)) await this.run(id);
    }
  }

  private start(memory: CellMemory): Promise<boolean> {
    memory.running?.controller.abort();
    const running: Running = {
      controller: new AbortController(),
      progress: { text: '', share: null, rounds: [] },
      outputs: [],
      done: Promise.resolve(false),
    };
    memory.running = running;
    running.done = this.execute(memory, running);
    this.settle();
    return running.done;
  }

  private async execute(memory: CellMemory, running: Running): Promise<boolean> {
    const { id } = memory.cell;
    const outcome = await runCell(memory, running, {
      ...this.options,
      keys: { ownKey: this.fresh.ownKey(memory), inputKey: this.fresh.inputKey(memory) },
      names: this.graph.names,
      memory: this.memory,
      valueOf: (other) => this.view.value(other),
      onChange: () => memory.running === running && this.book.refreshSoon(id),
    });
    if (memory.running !== running) return false;
    memory.running = null;
    if (outcome.kind === 'result') Object.assign(memory, { kept: outcome.kept, attempt: null });
    else memory.attempt = outcome.attempt;
    if (outcome.kind === 'result' && memory.kind.cost?.(memory.cell) !== 'view')
      this.book.tellKept(id);
    this.settle();
    return this.fresh.isCurrent(id);
  }

  /** After any change: looks again, runs what runs by itself, and tells what has changed. */
  private settle(): void {
    this.look();
    for (const memory of this.memory.values())
      if (this.runsByItself(memory)) return void this.start(memory);
    this.book.refresh();
  }

  private runsByItself({ cell, kind, running }: CellMemory): boolean {
    const { fresh } = this;
    const { id } = cell;
    const cost = kind.cost?.(cell) ?? 'expensive';
    if (!kind.run || running || cost === 'expensive' || this.graph.problems.has(id)) return false;
    if (fresh.isCurrent(id) || fresh.gaveNothing(id) || !fresh.inputsAreCurrent(id)) return false;
    return cost === 'view' || fresh.ranAsItIs(id);
  }

  private look(): void {
    const { lesson, kinds } = this.options;
    const workOf = (id: string) => this.memory.get(id)!.work;
    const ground = JSON.stringify([lesson.dataset, lesson.today]);
    this.graph = graphOf(cellsOf(lesson), kinds, workOf);
    this.fresh = new Freshness(this.memory, this.graph, ground);
    this.view = new CellView(this.memory, this.graph, this.fresh, lessonValue(lesson));
  }

  private cell(id: string): CellMemory {
    const memory = this.memory.get(id);
    if (!memory) throw new Error(`There is no cell "${id}". There is: ${this.ids.join(', ')}.`);
    return memory;
  }
}

function emptyMemory(cell: CellMemory['cell'], kinds: ReadonlyMap<string, CellKind>): CellMemory {
  const kind = kinds.get(cell.kind);
  if (!kind)
    throw new Error(
      `“${cell.id}” is a cell of kind "${cell.kind}", which this version does not know. It knows: ${[...kinds.keys()].join(', ')}.`,
    );
  return { cell, kind, work: null, kept: null, attempt: null, running: null, made: null };
}
