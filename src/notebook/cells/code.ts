import type { CellKind } from '../cell-kind.ts';
import {
  CellFailure,
  flawOfCodeWork,
  runCode,
  type CodeResult,
  type CodeWork,
} from '../run-code.ts';
import { exportedNames, usedNames } from '../code-names.ts';
import type { Cell } from '../lesson.ts';
import { fence, outputMarkdown, parts } from '../markdown-text.ts';

export interface CodeCell extends Cell {
  kind: 'code';
  language: 'js' | 'ts';
  code: string;
  /** It takes long, so it never runs by itself. */
  slow: boolean;
}

export const kind: CellKind<CodeCell, CodeWork, CodeResult> = {
  id: 'code',
  title: 'Code',
  summary: 'JavaScript or TypeScript that the learner edits and runs.',
  languages: ['js', 'ts'],
  parse(source) {
    if (source.body.trim() === '') source.fail('The code is empty.');
    return {
      language: source.language as CodeCell['language'],
      code: source.body,
      slow: source.flag('slow') === true,
    };
  },
  needs(cell, names, work) {
    const own = new Set(exportedNames(codeOf(cell, work)));
    const used = [...usedNames(codeOf(cell, work))].filter((name) => !own.has(name));
    return used.flatMap((name) => names.get(name) ?? []).filter((id) => id !== cell.id);
  },
  exports: (cell, work) => exportedNames(codeOf(cell, work)),
  cost: (cell) => (cell.slow ? 'expensive' : 'cheap'),
  runKey: codeOf,
  async run(cell, context) {
    const code = codeOf(cell, context.work);
    const { exports, outputs, failure } = await runCode(code, cell.language, context);
    if (failure) throw new CellFailure(failure);
    return { exports, outputs };
  },
  /** The plain values of its exports by their names. */
  value: (_cell, { result }) =>
    result
      ? Object.fromEntries(Object.entries(result.exports).map(([name, { plain }]) => [name, plain]))
      : undefined,
  exported: (result, name) => result.exports[name],
  progress: (_cell, { work, result }) => (result ? 'done' : work ? 'begun' : 'untouched'),
  toMarkdown: (cell, { work, result }) =>
    parts(fence(cell.language, codeOf(cell, work)), ...(result?.outputs ?? []).map(outputMarkdown)),
  flawOfWork: flawOfCodeWork,
};

function codeOf(cell: CodeCell, work: CodeWork | null): string {
  return work?.code ?? cell.code;
}
