import type { Spec } from '../ml/spec.ts';
import type { DatasetSpec } from '../ml/world.ts';
import type { CellProgress } from './cell-status.ts';
import type { CodeEngine, CodeJob, Output } from './code-engine.ts';
import type { ExperimentEngine } from './experiment-engine.ts';
import type { Fields } from './fields.ts';
import type { Cell, Prose } from './lesson.ts';

/** A fence of a lesson, as a cell kind reads it. */
export interface CellSource {
  id: string;
  /** The first word of the fence: `js`, `ts`, `yaml`, `md`, `python`. */
  language: string;
  /** The text within the fence, without its last line break. */
  body: string;
  /** Words after the id: `slow` → true, `of=late-share` → 'late-share', absent → null. */
  flag(name: string): string | true | null;
  /** The body read as YAML. */
  fields(): Fields;
  /** The fences tied to this cell that have this name, in their order. */
  parts(name: string): CellPart[];
  /** Markdown to HTML: whole paragraphs, or a line without them. */
  prose(markdown: string): Prose;
  inline(markdown: string): Prose;
  /** The text of a file of the project, relative to its root. */
  readFile(path: string): string;
  /** Ends the parsing with an error at this cell, in a line of its body if one is given. */
  fail(problem: string, lineOfBody?: number): never;
}

export interface CellPart {
  language: string;
  body: string;
  flag(name: string): string | true | null;
  prose(): Prose;
}

/**
 * When a cell runs by itself. `view`: as soon as its inputs are there. `cheap`: when an input changed and
 * it has run before. `expensive`: never; it turns stale and waits.
 */
export type Cost = 'view' | 'cheap' | 'expensive';

/** Which cell gives a name that code may use: exports, and ids in camelCase. */
export type Names = ReadonlyMap<string, string>;

export interface Engines {
  code: CodeEngine;
  experiment: ExperimentEngine;
}

/** What a cell may use while it runs. */
export interface RunCell<W> {
  work: W | null;
  names: Names;
  /** The value of a cell that it needs. */
  valueOf(id: string): unknown;
  /** What code gets under a name that this cell gives; undefined where the cell has nothing of the kind. */
  input(id: string, name: string): CodeJob['inputs'][string] | undefined;
  lesson: { dataset: DatasetSpec; today: string };
  engines: Engines;
  signal: AbortSignal;
  onOutput(output: Output): void;
  onProgress(progress: CellProgress): void;
}

/** What there is to know of a cell, for its value and its progress. */
export interface CellState<W, R> {
  work: W | null;
  /** Of the last run that ended well, however old; null before. */
  result: R | null;
  /** The value of another cell; undefined while it has none or hides it. */
  valueOf(id: string): unknown;
}

export type StepProgress = 'untouched' | 'begun' | 'done';

/**
 * A kind of cell. Kinds without `run` only hold what the learner answers. W is the learner's own work on
 * the cell and R the result of a run; both survive JSON.
 */
export interface CellKind<C extends Cell = Cell, W = unknown, R = unknown> extends Spec {
  /** Languages that the fence may name. */
  languages: readonly string[];
  /** Names of further fences that belong to a cell of this kind by its id. */
  parts?: readonly string[];
  /** Everything but kind, id, hash and line, which the lesson's parser adds. */
  parse(source: CellSource): Omit<C, keyof Cell>;
  /** Ids of the cells that it reads. */
  needs(cell: C, names: Names, work: W | null): readonly string[];
  /** Names that it gives to code, besides its own id in camelCase. */
  exports?(cell: C, work: W | null): readonly string[];
  /** Ids of the cells whose results stay hidden until this one is answered. */
  hides?(cell: C): readonly string[];
  /** Whether what it hides may be shown. */
  answered?(cell: C, work: W | null): boolean;
  cost?(cell: C): Cost;
  run?(cell: C, context: RunCell<W>): Promise<R>;
  /** The part of the work that a run, or what other cells make of the work, depends on, as text; without it, all of it. */
  runKey?(cell: C, work: W | null): string;
  /** What figures, code and other cells read of it; undefined while there is nothing. */
  value(cell: C, state: CellState<W, R>): unknown;
  /** What code gets under the cell's own name; without it, the value. */
  inCode?(cell: C, work: W | null): unknown;
  /** What code gets under one of `exports`; without it, the value. */
  exported?(result: R, name: string): CodeJob['inputs'][string] | undefined;
  /** How far the learner is; kinds without it ask nothing of the learner. */
  progress?(cell: C, state: CellState<W, R>): StepProgress;
  /** Whether text that stands `::: after` this cell may be shown; by default once it has a value. */
  opens?(cell: C, state: CellState<W, R>): boolean;
  /**
   * The cell with what the learner made of it, as Markdown for the exports; null: it is left out. A hidden
   * result is no result here.
   */
  toMarkdown(cell: C, state: CellState<W, R>): string | null;
  /** Code for a cell of a Jupyter notebook; without it, its Markdown becomes a text cell. */
  toPython?(cell: C, work: W | null): string;
  /** What is wrong with stored work, or null when this version can use it. */
  flawOfWork(work: unknown, cell: C): string | null;
}
