import { parse, type Program } from 'acorn';
import { readCell } from './cell-syntax.ts';
import { CodeError } from './failure.ts';
import { offsetOf, placeOf, rewrite, type Rewritten } from './rewrite.ts';
import { stripTypes } from './strip-types.ts';
import { syntaxWords } from './syntax-words.ts';

export interface Position {
  line: number;
  column?: number;
}

export interface Compiled {
  where: 'cell' | 'check';
  /** The name under which stack traces know this text, and no other. */
  file: string;
  /** A script whose value is an async function of the names in scope and of `$`, where results are put. */
  script: string;
  /** Names that the text hands on. */
  exports: readonly string[];
  /** The place in the learner's text of a line and column of the script, both from 1. */
  toSource(line: number, column: number): Position | null;
}

export interface CompileOptions {
  where: Compiled['where'];
  language: 'js' | 'ts';
  /** Names that have to be declared at the top level. */
  exports: readonly string[];
  /** Names in scope. The text may declare them anew. */
  names: readonly string[];
}

let compiledTexts = 0;

/** What the compiled function is given results by; a name that no learner would choose. */
const RESULT = '$holdout';

/**
 * A cell as the body of an async function: the learner's text starts on the second line of the script,
 * and keeps its lines.
 * @throws CodeError with the place of a syntax error.
 */
export function compile(source: string, options: CompileOptions): Compiled {
  const { where, language, names } = options;
  const text = language === 'ts' ? stripTypes(source) : source;
  const cell = readCell(parseCell(text), options.exports, RESULT);
  const body = rewrite(text, cell.edits);
  const file = `holdout-${where}-${++compiledTexts}.js`;
  const results = cell.exports.map((name) => `${JSON.stringify(name)}: ${name}`).join(', ');
  const script =
    `(async function (${[RESULT, ...names].join(', ')}) { "use strict"; {\n` +
    `${body.text}\n;${RESULT}.exports = { ${results} };\n}})\n//# sourceURL=${file}`;
  const toSource = (line: number, column: number) =>
    placeInSource(source, text, body, line - 1, column);
  return { where, file, script, exports: cell.exports, toSource };
}

function parseCell(text: string): Program {
  try {
    return parse(text, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      allowAwaitOutsideFunction: true,
      allowHashBang: false,
      locations: true,
    });
  } catch (error) {
    if (!(error instanceof SyntaxError) || !('pos' in error)) throw error;
    const offset = Math.min(Number(error.pos), text.trimEnd().length);
    throw new CodeError('syntax', syntaxWords(error.message, text, offset), placeOf(text, offset));
  }
}

/** Removing types keeps lines and shifts columns: where a line changed, its column is not known. */
function placeInSource(
  source: string,
  text: string,
  body: Rewritten,
  line: number,
  column: number,
): Position | null {
  const offset = offsetOf(body.text, line, column);
  if (offset === null) return null;
  const place = placeOf(text, body.toSource(offset));
  const same = source === text || lineOf(source, place.line) === lineOf(text, place.line);
  return same ? place : { line: place.line };
}

function lineOf(text: string, line: number): string | undefined {
  return text.split('\n')[line - 1];
}
