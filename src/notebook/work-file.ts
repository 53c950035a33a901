import { readRecord, type CellRecord } from './cell-record.ts';
import { completeRecord } from './complete-record.ts';
import { flawOfRecord as flawOfRun, type RunRecord } from './run-record.ts';

/** The format of the file that this version writes. */
export const FILE_FORMAT = 1;
const WHAT = 'holdout-work';

/** All that a person did: the work on lessons, and the runs of the Lab. */
export interface Work {
  records: readonly CellRecord[];
  runs: readonly RunRecord[];
}

/** What a file holds that can be used, and what cannot. */
export interface ReadWork extends Work {
  unread: readonly { id: string; flaw: string }[];
}

/** One JSON file with everything. @param savedAt ISO 8601. */
export function writeWorkFile({ records, runs }: Work, savedAt: string): string {
  return JSON.stringify({ what: WHAT, format: FILE_FORMAT, savedAt, records, runs }, bytesToText);
}

/** Throws, in words for the person, when it is no such file or one that this version cannot read. */
export function readWorkFile(text: string): ReadWork {
  const file = parsed(text);
  const { what, format, records, runs } = file;
  if (what !== WHAT)
    throw new Error(
      'This is no file of Holdout’s work. Nothing was changed. Choose a file that Holdout exported.',
    );
  if (typeof format !== 'number' || format > FILE_FORMAT)
    throw new Error(
      `This file was written by a newer version of Holdout (format ${String(format)}; this version reads up to ${FILE_FORMAT}). Nothing was changed. Reload the page to get the newer version.`,
    );
  if (!Array.isArray(records) || !Array.isArray(runs))
    throw new Error(
      'This file of Holdout’s work is damaged: its records or its runs are missing. Nothing was changed.',
    );
  const read: { records: CellRecord[]; runs: RunRecord[]; unread: { id: string; flaw: string }[] } =
    {
      records: [],
      runs: [],
      unread: [],
    };
  for (const [at, value] of (records as unknown[]).entries()) {
    const found = readRecord(value);
    if (found.kind === 'record') read.records.push(found.record);
    else
      read.unread.push({
        id: nameOf(value, 'key', at),
        flaw: found.kind === 'newer' ? 'a newer version wrote it' : found.flaw,
      });
  }
  for (const [at, value] of (runs as unknown[]).entries()) {
    const flaw = flawOfRun(value);
    if (flaw === null) read.runs.push(completeRecord(value as RunRecord));
    else read.unread.push({ id: nameOf(value, 'id', at), flaw });
  }
  return read;
}

/** How an imported file stands to what is there. */
export interface ImportPlan {
  /** Not here yet, or nothing was done here: they are taken whatever the person says. */
  added: Work;
  /** Here and in the file, with other work: the person chooses. */
  differing: readonly { mine: CellRecord; theirs: CellRecord }[];
  same: number;
}

export function planImport(mine: Work, theirs: Work): ImportPlan {
  const here = new Map(mine.records.map((record) => [record.key, record]));
  const runs = new Set(mine.runs.map((run) => run.id));
  const added: CellRecord[] = [];
  const differing: { mine: CellRecord; theirs: CellRecord }[] = [];
  for (const record of theirs.records) {
    const own = here.get(record.key);
    if (!own || (own.work === null && own.result === null)) added.push(record);
    else if (contentOf(own) !== contentOf(record)) differing.push({ mine: own, theirs: record });
  }
  const newRuns = theirs.runs.filter((run) => !runs.has(run.id));
  const all = theirs.records.length + theirs.runs.length;
  return {
    added: { records: added, runs: newRuns },
    differing,
    same: all - added.length - differing.length - newRuns.length,
  };
}

function contentOf({ hash, work, result }: CellRecord): string {
  return JSON.stringify({ hash, work, result }, bytesToText);
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text, textToBytes);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below: what is no JSON is no file of ours.
  }
  return {};
}

function nameOf(value: unknown, field: string, at: number): string {
  const name = (value as Record<string, unknown> | null)?.[field];
  return typeof name === 'string' ? name : `number ${at + 1}`;
}

const BYTES = '$bytes';

/** Typed memory within results, as base64: JSON has nothing for it. */
function bytesToText(_: string, value: unknown): unknown {
  if (!(value instanceof ArrayBuffer)) return value;
  const bytes = new Uint8Array(value);
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return { [BYTES]: btoa(text) };
}

function textToBytes(_: string, value: unknown): unknown {
  const text = (value as Record<string, unknown> | null)?.[BYTES];
  if (typeof value !== 'object' || typeof text !== 'string' || Object.keys(value!).length !== 1)
    return value;
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
}
