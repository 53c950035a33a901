import type { PackedValue } from './packed-value.ts';

/** What a code cell asks to be run. */
export interface CodeJob {
  source: string;
  language: 'js' | 'ts';
  /** What other cells exported, by name; in scope under these names. */
  inputs: Readonly<Record<string, PackedValue>>;
  /** The top-level names that are handed on. What the source marks with `export` is added. */
  exports: readonly string[];
  /** The date at whose end the table was read. */
  today: string;
  /** Runs where nothing has run before and nothing will run after, as a check always does. */
  fresh?: boolean;
  /**
   * Code that runs after the learner's, where it sees everything that was exported (functions too), the
   * scope, and the learner's text as `source`. The value of its last expression is the result.
   */
  check?: string;
  /** In scope for the check alone: tables that the learner's code has not seen. */
  checkInputs?: Readonly<Record<string, PackedValue>>;
}

export interface CodeOutcome {
  /** What was displayed and logged, in order. */
  outputs: Output[];
  /** Empty after a failure. A function is handed on to the check only: elsewhere it says that it is none. */
  exports: Record<string, PackedValue>;
  seconds: number;
  failure: CodeFailure | null;
  /** null: there was no check, or the learner's code failed before it. */
  check: CheckOutcome | null;
}

export interface CheckOutcome {
  /** null after a failure. */
  value: PackedValue | null;
  outputs: Output[];
  failure: CodeFailure | null;
}

export type FailureKind =
  /** The code cannot be read. */
  | 'syntax'
  /** The code threw, or left a promise rejected. */
  | 'thrown'
  /** A name to hand on is not declared, or is too large. */
  | 'export'
  | 'stopped'
  | 'time'
  | 'memory'
  | 'flood';

export interface CodeFailure {
  kind: FailureKind;
  /** One plain sentence, or two. */
  message: string;
  /** Whose text `line` and `column` count in, both from 1. */
  where: 'cell' | 'check';
  line?: number;
  column?: number;
}

export type Output = TextOutput | TableOutput | ChartOutput;

export interface TextOutput {
  kind: 'text';
  /** To be shown as it stands, never as markup. */
  text: string;
}

export interface TableOutput {
  kind: 'table';
  columns: OutputColumn[];
  /** The first rows; a missing value is null, a time is text such as "2024-06-30 14:05". */
  rows: Cell[][];
  rowCount: number;
}

export interface OutputColumn {
  name: string;
  type: 'number' | 'text' | 'time' | 'boolean';
}

export type Cell = string | number | boolean | null;

export interface ChartOutput {
  kind: 'chart';
  /** A Vega-Lite specification that holds its data and loads nothing. */
  spec: Record<string, unknown>;
  /** What the chart leaves out, in a sentence. */
  note?: string;
}

/** More than this in one run, and it is stopped. */
export const MOST_OUTPUTS = 200;
export const MOST_OUTPUT_CHARACTERS = 2_000_000;
