import type { RunCell } from './cell-kind.ts';
import type {
  CodeCheck,
  CodeFailure,
  CodeJob,
  CodeOutcome,
  Exported,
  Output,
} from './code-engine.ts';
import { usedNames } from './code-names.ts';

/** What a learner wrote in a cell of code. */
export interface CodeWork {
  code: string;
}

export interface CodeResult {
  outputs: readonly Output[];
  exports: Readonly<Record<string, Exported>>;
}

/** A run that ended badly, with the place in the learner's own code where there is one. */
export class CellFailure extends Error {
  override name = 'CellFailure';
  readonly line: number | null;
  readonly column: number | null;

  constructor({ message, line, column }: Pick<CodeFailure, 'message' | 'line' | 'column'>) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** Runs code in the scope of a cell: what other cells export, and the lesson's table. */
export async function runCode(
  code: string,
  language: CodeJob['language'],
  context: RunCell<unknown>,
  check: CodeCheck | null = null,
): Promise<CodeOutcome & { outputs: Output[] }> {
  const outputs: Output[] = [];
  const { lesson, engines, signal } = context;
  const inputs = inputsOf([code, check?.code ?? ''], context);
  const outcome = await engines.code.run(
    { code, language, inputs, ...lesson, fresh: check !== null, check },
    {
      signal,
      onOutput(output) {
        outputs.push(output);
        context.onOutput(output);
      },
    },
  );
  return { ...outcome, outputs };
}

/** Values of the names that the code uses and other cells give. */
function inputsOf(codes: readonly string[], { names, input }: RunCell<unknown>): CodeJob['inputs'] {
  const inputs: Record<string, CodeJob['inputs'][string]> = {};
  for (const name of codes.flatMap((code) => [...usedNames(code)])) {
    const id = names.get(name);
    const given = id === undefined ? undefined : input(id, name);
    if (given) inputs[name] = given;
  }
  return inputs;
}

export function flawOfCodeWork(work: unknown): string | null {
  const { code } = (work ?? {}) as Partial<CodeWork>;
  return typeof code === 'string' ? null : 'it holds no code';
}
