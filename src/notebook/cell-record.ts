import type { StepProgress } from './cell-kind.ts';
import type { KeptResult } from './cell-status.ts';

/** The format of records that this version writes. */
export const RECORD_FORMAT = 1;

/** The work on one cell, as it is kept. */
export interface CellRecord {
  format: typeof RECORD_FORMAT;
  /** `slug/cell-id`. */
  key: string;
  /** Of the cell's text when the work was made. */
  hash: string;
  /** null: nothing was done, or it was taken back. */
  work: unknown;
  result: KeptResult | null;
  /** How far the learner was, for the Map, which opens no lesson; null: the cell asks nothing. */
  progress: StepProgress | null;
  /** Counts up with each change, whichever tab makes it. */
  revision: number;
  /** ISO 8601, in UTC. */
  changedAt: string;
}

export type ReadRecord =
  | { kind: 'record'; record: CellRecord }
  /** It stays as it is: a newer version of Holdout wrote it. */
  | { kind: 'newer'; format: number }
  | { kind: 'damaged'; flaw: string };

/** From each older format to the next one. There is none yet. */
export type Migrations = Readonly<Record<number, (old: never) => unknown>>;
const MIGRATIONS: Migrations = {};

export function recordKey(slug: string, cell: string): string {
  return `${slug}/${cell}`;
}

/** A stored value as a record of today's format; what cannot be read is told by its flaw. */
export function readRecord(value: unknown, migrations: Migrations = MIGRATIONS): ReadRecord {
  let current: unknown = value;
  if (!isObject(current)) return damaged('it is no record of work');
  let { format } = current;
  if (typeof format !== 'number') return damaged(`its format is ${JSON.stringify(format)}`);
  if (format > RECORD_FORMAT) return { kind: 'newer', format };
  while ((format as number) < RECORD_FORMAT) {
    const migrate = migrations[format as number];
    if (!migrate) return damaged(`its format is ${String(format)}, which nothing reads any more`);
    current = migrate(current as never);
    if (!isObject(current) || current.format === format)
      return damaged('it could not be brought up to date');
    ({ format } = current);
  }
  const flaw = flawOfRecord(current);
  return flaw ? damaged(flaw) : { kind: 'record', record: current as unknown as CellRecord };
}

function flawOfRecord({
  key,
  hash,
  revision,
  changedAt,
  result,
  work,
  progress,
}: Record<string, unknown>): string | null {
  if (typeof key !== 'string' || !/^[\w-]+\/[\w-]+$/.test(key)) return 'it names no cell';
  if (typeof hash !== 'string' || typeof changedAt !== 'string')
    return 'its text or date is missing';
  if (!Number.isInteger(revision)) return 'its revision is missing';
  if (work === undefined) return 'its work is missing';
  if (![null, 'untouched', 'begun', 'done'].includes(progress as string | null))
    return 'its progress cannot be read';
  return result === null ? null : flawOfResult(result);
}

function flawOfResult(result: unknown): string | null {
  if (!isObject(result)) return 'its result cannot be read';
  const texts = ['ownKey', 'inputKey', 'stamp', 'ranAt'].every(
    (name) => typeof result[name] === 'string',
  );
  return texts && typeof result.seconds === 'number' && result.result !== undefined
    ? null
    : 'its result cannot be read';
}

function damaged(flaw: string): ReadRecord {
  return { kind: 'damaged', flaw };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
