import type { CodeFailure, FailureKind } from './job.ts';
import { errorWords } from './error-words.ts';
import type { Compiled, Position } from './compile.ts';

/** A failure whose words and kind are known where it is thrown. */
export class CodeError extends Error {
  override name = 'CodeError';

  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly position: Position | null | undefined = null,
  ) {
    super(message);
  }
}

/** What a learner is told of something that was thrown, with the place in the learner's own text. */
export function failureOf(
  error: unknown,
  where: CodeFailure['where'],
  texts: readonly Compiled[],
): CodeFailure {
  if (error instanceof CodeError)
    return { kind: error.kind, message: error.message, where, ...error.position };
  const { name, message, stack } = readError(error);
  const found = positionOf(stack, texts);
  const kind = name === 'RangeError' && /allocation failed/i.test(message) ? 'memory' : 'thrown';
  return { kind, message: errorWords(name, message), where, ...found };
}

/** Whether something was thrown by code that ran before in the same place: a timer that it left behind. */
export function isOfEarlierRun(error: unknown, texts: readonly Compiled[]): boolean {
  const { stack } = readError(error);
  return /holdout-\w+-\d+\.js/.test(stack) && !texts.some(({ file }) => stack.includes(file));
}

/** Whatever was thrown; its properties may be traps. */
function readError(error: unknown): { name: string; message: string; stack: string } {
  const read = (property: string): string => {
    try {
      const value: unknown = (error as Record<string, unknown>)[property];
      return typeof value === 'string' ? value : '';
    } catch {
      return '';
    }
  };
  if (typeof error === 'object' && error !== null && (read('message') || read('stack')))
    return { name: read('name'), message: read('message'), stack: read('stack') };
  return { name: '', message: printable(error), stack: '' };
}

function printable(value: unknown): string {
  try {
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  } catch {
    return 'something that cannot be printed';
  }
}

/** The innermost frame that lies in one of the texts. */
function positionOf(
  stack: string,
  texts: readonly Compiled[],
): Pick<CodeFailure, 'where' | 'line' | 'column'> | null {
  for (const [, file, line, column] of stack.matchAll(/([\w-]+\.js):(\d+):(\d+)/g)) {
    const text = texts.find((compiled) => compiled.file === file);
    const position = text?.toSource(Number(line), Number(column));
    if (text && position) return { where: text.where, ...position };
  }
  return null;
}
