import type { CellKind, Engines } from './cell-kind.ts';
import type { CellSnapshot } from './cell-status.ts';
import { LESSON, lessonValue, type Lesson, type Prose } from './lesson.ts';
import { fillProse } from './prose.ts';
import { Runtime } from './runtime.ts';
import type { WorkedLesson } from './export-lesson.ts';
import { fillTemplate, type Template } from './template.ts';
import { workedLesson } from './worked-lesson.ts';
import {
  NOTHING_KEPT,
  WorkKeeper,
  type Conflict,
  type KeeperState,
  type OpenWork,
} from './work-keeper.ts';

export interface NotebookOptions {
  lesson: Lesson;
  kinds: ReadonlyMap<string, CellKind>;
  engines: Engines;
  now?: () => number;
}

/** One cell, as a page reads it: its snapshot is replaced whenever any of it changes. */
class ReactiveCell {
  snapshot: CellSnapshot = $state.raw()!;

  constructor(snapshot: CellSnapshot) {
    this.snapshot = snapshot;
  }
}

/** A lesson on a page: what can be seen of it is reactive, and every change is kept at once. */
export class Notebook {
  readonly lesson: Lesson;
  private readonly kinds: NotebookOptions['kinds'];
  private readonly runtime: Runtime;
  private readonly keeper: WorkKeeper;
  private readonly cells: Readonly<Record<string, ReactiveCell>>;
  #kept = $state.raw<KeeperState>(NOTHING_KEPT);

  constructor(options: NotebookOptions) {
    this.lesson = options.lesson;
    this.kinds = options.kinds;
    const runtime = new Runtime(options);
    this.runtime = runtime;
    this.cells = Object.fromEntries(
      runtime.ids.map((id) => [id, new ReactiveCell(runtime.snapshot(id))]),
    );
    runtime.observe({ changed: (id, snapshot) => (this.cells[id]!.snapshot = snapshot) });
    this.keeper = new WorkKeeper(
      runtime,
      options.lesson,
      options.kinds,
      (state) => (this.#kept = state),
    );
  }

  /** Brings in what is stored. @param open null for a clean slate. */
  open(open: OpenWork | null): Promise<void> {
    return this.keeper.open(open);
  }

  cell(id: string): CellSnapshot {
    return this.cells[id]!.snapshot;
  }

  /** Where the work is, what has to be chosen, and what could not be read. */
  get kept(): KeeperState {
    return this.#kept;
  }

  conflict(id: string): Conflict | null {
    return this.#kept.conflicts.get(id) ?? null;
  }

  get steps(): { done: number; of: number } {
    const { steps } = this.lesson;
    const done = steps.filter(({ id }) => this.cell(id).progress === 'done');
    return { done: done.length, of: steps.length };
  }

  get busy(): boolean {
    return Object.values(this.cells).some(({ snapshot }) => snapshot.status.kind === 'running');
  }

  /** Whether a block of the lesson is not held back any more. */
  isShown({ after }: { after: readonly string[] }): boolean {
    return after.every((id) => this.cell(id).opens);
  }

  readonly valueOf = (id: string): unknown =>
    id === LESSON ? lessonValue(this.lesson) : this.cell(id).value;

  /** HTML with its figures. */
  fill(prose: Prose): string {
    return fillProse(prose, this.valueOf);
  }

  /** The text of a deliverable, before anybody edits it. */
  fillTemplate(template: Template): string {
    return fillTemplate(template, this.valueOf);
  }

  setWork(id: string, work: unknown): void {
    this.runtime.setWork(id, $state.snapshot(work));
  }

  run(id: string): Promise<boolean> {
    return this.runtime.run(id);
  }

  /** @returns the cell to go on with; null at the end of the lesson. */
  runAndAdvance(id: string): string | null {
    return this.runtime.runAndAdvance(id);
  }

  next(id: string): string | null {
    return this.runtime.next(id);
  }

  runAll(): Promise<void> {
    return this.runtime.runAll();
  }

  runStale(): Promise<void> {
    return this.runtime.runStale();
  }

  /** Without an id everything. */
  stop(id?: string): void {
    this.runtime.stop(id);
  }

  /** Without an id the whole lesson. */
  reset(id?: string): void {
    this.runtime.reset(id === undefined ? undefined : [id]);
  }

  keepMine(id: string): void {
    this.keeper.keepMine(id);
  }

  takeNew(id: string): void {
    this.keeper.takeNew(id);
  }

  /** What the exports read. */
  get worked(): WorkedLesson {
    return workedLesson(this.runtime, this.kinds);
  }

  close(): void {
    this.runtime.close();
    this.keeper.close();
  }
}
