import * as aq from 'arquero';
import ts from 'typescript';
import * as clock from '../../ml/clock.ts';
import * as tables from '../../ml/table.ts';
import type { DatasetSpec } from '../../ml/world.ts';
import type { CodeEngine, CodeFailure, CodeJob, CodeOutcome, Output } from '../code-engine.ts';
import { exportedNames } from '../code-names.ts';
import { asOfTable } from './as-of-table.ts';
import { isArquero, revived, toExported, toPlain } from './plain-value.ts';
import type { Worlds } from './worlds.ts';

type Scope = Record<string, unknown>;

const AsyncFunction = (async () => {}).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<unknown>;

/**
 * Runs code in this very process, for tests of lessons that are in the repository. It shuts nothing in and
 * stops nothing: what a learner writes never runs here.
 */
export function inProcessCode(worlds: Worlds): CodeEngine {
  const tableOf = (dataset: DatasetSpec, today: string) =>
    asOfTable(worlds.of(dataset).world, today);
  return {
    async run(job, { onOutput = () => {} } = {}) {
      const scope = scopeOf(job, tableOf(job.dataset, job.today), onOutput);
      const cell = await evaluate(job.code, job.language, scope, 'cell');
      const nothing: CodeOutcome = { exports: {}, failure: cell.failure, check: null };
      if (cell.failure) return nothing;
      const exports = Object.fromEntries(
        Object.entries(cell.exports).map(([name, value]) => [name, toExported(value)]),
      );
      if (!job.check) return { ...nothing, exports };
      const unseen = tableOf(job.check.unseen, job.today);
      const inCheck = { ...scope, ...cell.exports, unseen, source: job.code };
      const check = await evaluate(job.check.code, 'js', inCheck, 'check');
      return {
        ...nothing,
        exports,
        check: { value: toPlain(check.value), failure: check.failure },
      };
    },
  };
}

function scopeOf(job: CodeJob, deliveries: unknown, onOutput: (output: Output) => void): Scope {
  const inputs = Object.entries(job.inputs).map(([name, input]) => [
    name,
    'carried' in input ? revived(input.carried) : input.plain,
  ]);
  return {
    aq,
    op: aq.op,
    ml: { ...clock, ...tables },
    vl: (spec: object) => spec,
    deliveries,
    today: new Date((tables.minutesOfDate(job.today) + tables.MINUTES_PER_DAY - 1) * 60_000),
    display: (value: unknown) => onOutput(outputOf(value)),
    ...Object.fromEntries(inputs),
  };
}

interface Evaluated {
  exports: Scope;
  /** Of the last expression. */
  value: unknown;
  failure: CodeFailure | null;
}

async function evaluate(
  code: string,
  language: 'js' | 'ts',
  scope: Scope,
  where: CodeFailure['where'],
): Promise<Evaluated> {
  const results: Omit<Evaluated, 'failure'> = { exports: {}, value: undefined };
  try {
    const body = compiled(code, language, exportedNames(code));
    const names = Object.keys(scope);
    await new AsyncFunction('$', ...names, `{${body}}`)(results, ...Object.values(scope));
    return { ...results, failure: null };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const failure = { message, where, line: lineOf(error), column: null };
    return { ...results, exports: {}, failure };
  }
}

/** Exports become results, and so does the value of the last expression. */
function compiled(code: string, language: 'js' | 'ts', names: readonly string[]): string {
  const script = language === 'js' ? code : withoutTypes(code);
  const { statements } = ts.createSourceFile('cell.js', script, ts.ScriptTarget.ESNext, true);
  const last = statements.at(-1);
  const value =
    last && ts.isExpressionStatement(last)
      ? `${script.slice(0, last.getStart())}$.value = await (${last.expression.getText()});`
      : script;
  const plain = value
    .replace(/^(\s*)export\s+(?=const|let|function|async|class)/gm, '$1')
    .replace(/^(\s*)export\s*\{[^}]*\};?/gm, '$1');
  return `${plain}\n;Object.assign($.exports, { ${names.join(', ')} });`;
}

function withoutTypes(code: string): string {
  const options = { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext };
  return ts.transpileModule(code, { compilerOptions: options }).outputText;
}

/** V8 writes two lines before the body of a function made from text. */
function lineOf(error: unknown): number | null {
  const found = /<anonymous>:(\d+):\d+/.exec((error as Error).stack ?? '');
  return found ? Number(found[1]) - 2 : null;
}

function outputOf(value: unknown): Output {
  if (isArquero(value)) {
    const { names, columns } = toPlain(value) as { names: string[]; columns: never[][] };
    const rows = (columns[0] ?? [])
      .slice(0, 10)
      .map((_, row) => columns.map((column) => column[row]!));
    return {
      kind: 'table',
      columns: names.map((name) => ({ name, type: 'text' })),
      rows,
      rowCount: value.numRows(),
    };
  }
  if (typeof value === 'object' && value !== null && 'mark' in value)
    return { kind: 'chart', spec: value as Record<string, unknown> };
  return { kind: 'text', text: typeof value === 'string' ? value : JSON.stringify(toPlain(value)) };
}
