import {
  type Cell,
  type CodeFailure,
  type CodeOutcome,
  type FailureKind,
  type Output,
  type OutputColumn,
} from './job.ts';
import type { PackedValue } from './packed-value.ts';
import { safeChart } from './safe-chart.ts';
import { CHECK_VALUE, type FromBroker } from './sandbox-protocol.ts';

/** Learners' code can forge whatever its sandbox says; only what has the right shape is let in. */
export interface ReadOutput {
  output: Output;
  where: 'cell' | 'check';
}

/** null: it is no output. */
export function readOutput(json: string): ReadOutput | null {
  const message = parse(json);
  if (!isRecord(message)) return null;
  const output = outputOf(message['output']);
  return output && { output, where: message['where'] === 'check' ? 'check' : 'cell' };
}

/** The outcome, to which the outputs that came before are added. */
export function readOutcome(
  { json, values }: Extract<FromBroker, { kind: 'done' }>,
  outputs: readonly ReadOutput[],
): CodeOutcome {
  const result = parse(json);
  const packed = new Map<string, PackedValue>(values);
  const checkValue = packed.get(CHECK_VALUE) ?? null;
  packed.delete(CHECK_VALUE);
  const of = (where: string) => outputs.filter((o) => o.where === where).map((o) => o.output);
  if (!isRecord(result)) return failed(FORGED, outputs);
  const { check, seconds } = result;
  return {
    outputs: of('cell'),
    exports: Object.fromEntries(packed),
    seconds: typeof seconds === 'number' ? seconds : 0,
    failure: failureOf(result['failure']),
    check: isRecord(check)
      ? { value: checkValue, outputs: of('check'), failure: failureOf(check['failure']) }
      : null,
  };
}

/** The outcome of a run that ended from outside. */
export function failed(
  failure: Pick<CodeFailure, 'kind' | 'message'>,
  outputs: readonly ReadOutput[],
  seconds = 0,
): CodeOutcome {
  return {
    outputs: outputs.filter(({ where }) => where === 'cell').map(({ output }) => output),
    exports: {},
    seconds,
    failure: { ...failure, where: 'cell' },
    check: null,
  };
}

const FORGED = {
  kind: 'thrown',
  message: 'The code changed what its sandbox itself needs, so its result cannot be read.',
} as const;

const KINDS: readonly FailureKind[] = [
  'syntax',
  'thrown',
  'export',
  'stopped',
  'time',
  'memory',
  'flood',
];

function failureOf(value: unknown): CodeFailure | null {
  if (!isRecord(value)) return null;
  const { kind, message, where, line, column } = value;
  return {
    kind: KINDS.find((known) => known === kind) ?? 'thrown',
    message: textOf(message).slice(0, 3000),
    where: where === 'check' ? 'check' : 'cell',
    ...(isPlace(line) && { line }),
    ...(isPlace(column) && { column }),
  };
}

function outputOf(value: unknown): Output | null {
  if (!isRecord(value)) return null;
  if (value['kind'] === 'text') return { kind: 'text', text: textOf(value['text']) };
  if (value['kind'] === 'chart') return chartOf(value);
  const { columns, rows, rowCount } = value;
  if (value['kind'] !== 'table' || !Array.isArray(columns) || !Array.isArray(rows)) return null;
  const names = columns.map(columnOf);
  return {
    kind: 'table',
    columns: names,
    rows: rows.map((row: unknown) => names.map((_, i) => cellOf((row as unknown[])?.[i]))),
    rowCount: Number(rowCount) || 0,
  };
}

function chartOf({ spec, note }: Record<string, unknown>): Output {
  try {
    return {
      kind: 'chart',
      spec: safeChart(spec),
      ...(typeof note === 'string' && { note }),
    };
  } catch (error) {
    return { kind: 'text', text: error instanceof Error ? error.message : String(error) };
  }
}

function columnOf(column: unknown): OutputColumn {
  const { name, type } = isRecord(column) ? column : {};
  const known = (['number', 'time', 'boolean'] as const).find((one) => one === type);
  return { name: textOf(name), type: known ?? 'text' };
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : textOf(value);
}

/** `String` would ask an object how it wants to be written. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
