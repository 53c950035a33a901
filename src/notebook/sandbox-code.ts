import type { DatasetSpec } from '../ml/world.ts';
import type { CodeEvents as RunEvents } from '../worker/code/code-run.ts';
import type {
  CodeFailure as RunFailure,
  CodeJob as PackedJob,
  CodeOutcome as PackedOutcome,
} from '../worker/code/job.ts';
import { pack } from '../worker/code/pack.ts';
import type { PackedValue } from '../worker/code/packed-value.ts';
import { unpack } from '../worker/code/unpack.ts';
import type {
  CodeEngine,
  CodeFailure,
  CodeJob,
  Exported,
  Json,
  PlainTable,
} from './code-engine.ts';

/** Whatever runs packed jobs on a table: the page's sandbox, or a process in tests. */
export type RunPacked = (
  job: PackedJob,
  deliveries: PackedValue,
  events: RunEvents,
) => Promise<PackedOutcome>;

export type TableOf = (dataset: DatasetSpec, today: string) => Promise<PackedValue>;

/** A chart or a table on the page needs no more; other code is handed the whole. */
const MOST_PLAIN_ROWS = 5000;

/** An engine for the cells of lessons, on what runs code with packed values. */
export function sandboxCode(run: RunPacked, tableOf: TableOf): CodeEngine {
  return {
    async run(job, { signal, onOutput } = {}) {
      const deliveries = await tableOf(job.dataset, job.today);
      signal?.throwIfAborted();
      const outcome = await run(await packedJob(job, tableOf), deliveries, {
        ...(signal && { signal }),
        onOutput: (output, where) => where === 'cell' && onOutput?.(output),
      });
      signal?.throwIfAborted();
      const { exports, failure, check } = outcome;
      const handedOn = Object.entries(exports).map(([name, value]) => [name, exported(value)]);
      return {
        exports: Object.fromEntries(handedOn) as Record<string, Exported>,
        failure: failure && failureOf(failure),
        check: check && {
          value: check.value && plainOf(check.value),
          failure: check.failure && failureOf(check.failure),
        },
      };
    },
  };
}

async function packedJob(job: CodeJob, tableOf: TableOf): Promise<PackedJob> {
  const { code, language, inputs, today, fresh, check } = job;
  const packed = Object.entries(inputs).map(([name, input]) => [
    name,
    'carried' in input ? (input.carried as PackedValue) : pack(input.plain),
  ]);
  return {
    source: code,
    language,
    inputs: Object.fromEntries(packed) as PackedJob['inputs'],
    exports: [],
    today,
    fresh,
    ...(check && {
      check: check.code,
      checkInputs: { unseen: await tableOf(check.unseen, today) },
    }),
  };
}

function failureOf({ message, where, line, column }: RunFailure): CodeFailure {
  return { message, where, line: line ?? null, column: column ?? null };
}

function exported(packed: PackedValue): Exported {
  return { plain: plainOf(packed), carried: packed };
}

function plainOf(packed: PackedValue): Json | PlainTable {
  return toPlain(
    unpack(packed, {
      table: (columns) => ({
        kind: 'table',
        names: columns.map(([name]) => name),
        columns: columns.map(([, column]) => firstOf(column)),
      }),
    }),
  );
}

function firstOf(column: Iterable<unknown>): unknown[] {
  const values: unknown[] = [];
  for (const value of column) {
    if (values.length === MOST_PLAIN_ROWS) break;
    values.push(value);
  }
  return values;
}

/** Data without anything that JSON lacks: dates as ISO 8601, what is missing as null. */
function toPlain(value: unknown): Json {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return null;
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? null : `${value.toISOString().slice(0, 16)}Z`;
  if (value instanceof Map) return toPlain(Object.fromEntries(value as Map<string, unknown>));
  if (Array.isArray(value)) return value.map(toPlain);
  if (Symbol.iterator in value) return Array.from(value as Iterable<unknown>, toPlain);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, toPlain(inner)]));
}
