import type { DatasetSpec } from '../ml/world.ts';

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A table as plain data: one list a column, all of one length; missing is null, a time is ISO 8601. */
export interface PlainTable {
  kind: 'table';
  names: readonly string[];
  columns: readonly (readonly Json[])[];
}

/** A value that a cell gives to others. */
export interface Exported {
  /** What figures, charts and tables read. */
  plain: Json | PlainTable;
  /** What the engine hands to other code, dates and tables included; it survives a structured clone. */
  carried: unknown;
}

/** What a cell shows, in the order in which it came. None of it is markup. */
export type Output =
  | { kind: 'text'; text: string }
  | {
      kind: 'table';
      columns: readonly { name: string; type: 'number' | 'text' | 'time' | 'boolean' }[];
      /** The first rows. */
      rows: readonly (readonly (string | number | boolean | null)[])[];
      rowCount: number;
    }
  /** A Vega-Lite specification with its data as values; the note says what it leaves out. */
  | { kind: 'chart'; spec: Record<string, unknown>; note?: string };

export interface CodeJob {
  code: string;
  language: 'js' | 'ts';
  /** In scope under these names: what code exported, or the plain value of another cell. */
  inputs: Readonly<Record<string, Exported | { plain: unknown }>>;
  /** The world whose table as of today is `deliveries`. */
  dataset: DatasetSpec;
  /** The end of this day is `today` in the scope. */
  today: string;
  /** Runs where no other code has run, so that what it says can be trusted. */
  fresh: boolean;
  /** Runs after the code and sees all that it exports, functions too. */
  check: CodeCheck | null;
}

export interface CodeCheck {
  /** JavaScript; the value of its last expression is the result. */
  code: string;
  /** The world whose table as of today is in its scope as `unseen`. */
  unseen: DatasetSpec;
}

export interface CodeFailure {
  /** A plain sentence or two. */
  message: string;
  /** Whose text the line and the column count in, both from 1; null where nobody knows. */
  where: 'cell' | 'check';
  line: number | null;
  column: number | null;
}

export interface CodeOutcome {
  /** Empty after a failure. */
  exports: Readonly<Record<string, Exported>>;
  failure: CodeFailure | null;
  /** null without a check, or when the code failed before it. */
  check: { value: unknown; failure: CodeFailure | null } | null;
}

export interface CodeEvents {
  signal?: AbortSignal;
  onOutput?: (output: Output) => void;
}

/**
 * Runs learners' code away from the page. It resolves with a failure when the code fails, takes too long
 * or too much; it rejects with an AbortError when stopped, and with another error when no code can be run.
 */
export interface CodeEngine {
  run(job: CodeJob, events?: CodeEvents): Promise<CodeOutcome>;
}

export function isTable(value: unknown): value is PlainTable {
  const { kind, names, columns } = (value ?? {}) as Partial<PlainTable>;
  return kind === 'table' && Array.isArray(names) && Array.isArray(columns);
}

/** The rows of a table, or of a list of objects; null for anything else. */
export function rowsOf(value: unknown): Record<string, Json>[] | null {
  if (isTable(value)) {
    const { names, columns } = value;
    return Array.from({ length: columns[0]?.length ?? 0 }, (_, row) =>
      Object.fromEntries(names.map((name, at) => [name, columns[at]![row] ?? null])),
    );
  }
  const isRow = (row: unknown) => typeof row === 'object' && row !== null && !Array.isArray(row);
  return Array.isArray(value) && value.every(isRow) ? (value as Record<string, Json>[]) : null;
}
