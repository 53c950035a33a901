import { compile, type Compiled, type CompileOptions } from './compile.ts';
import { CodeError } from './failure.ts';

export interface Evaluated {
  /** Of the last expression, awaited. */
  value: unknown;
  exports: Readonly<Record<string, unknown>>;
}

export interface EvaluateOptions extends Omit<CompileOptions, 'names'> {
  /** What the code sees, by name. */
  scope: Readonly<Record<string, unknown>>;
  /** The texts that ran before in the same place; the new one is added, so that errors find their line. */
  texts: Compiled[];
}

/**
 * Runs a cell's code with some names in scope. It needs nothing of a browser or of Node, so that a
 * lesson's cells run in both.
 * @throws what the code throws; failure.ts turns it into words.
 */
export async function evaluate(source: string, options: EvaluateOptions): Promise<Evaluated> {
  const names = Object.keys(options.scope);
  const compiled = compile(source, { ...options, names });
  options.texts.push(compiled);
  const result: Partial<Evaluated> = {};
  await functionOf(compiled)(result, ...Object.values(options.scope));
  return { value: result.value, exports: result.exports ?? {} };
}

type CellFunction = (result: Partial<Evaluated>, ...scope: unknown[]) => Promise<void>;

function functionOf({ script }: Compiled): CellFunction {
  try {
    // Called by another name, `eval` reads a script of its own, that sees nothing of this file.
    return (0, eval)(script) as CellFunction;
  } catch (error) {
    throw new CodeError(
      'syntax',
      `This browser cannot read the code: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}
