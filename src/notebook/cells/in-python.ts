import type { CellKind } from '../cell-kind.ts';
import type { Cell } from '../lesson.ts';
import { fence } from '../markdown-text.ts';

export interface InPythonCell extends Cell {
  kind: 'inPython';
  code: string;
  /** The cell that it is the counterpart of. */
  of: string | null;
}

export const kind: CellKind<InPythonCell> = {
  id: 'inPython',
  title: 'In Python',
  summary: 'The same with pandas and scikit-learn, folded; a code cell of the exported notebook.',
  languages: ['python'],
  parse(source) {
    if (source.body.trim() === '') source.fail('The code is empty.');
    const of = source.flag('of');
    if (of === true) source.fail('Write of=cell-id.');
    return { code: source.body, of: of as string | null };
  },
  needs: (cell) => (cell.of === null ? [] : [cell.of]),
  value: (cell) => ({ code: cell.code }),
  toMarkdown: ({ code }) => fence('python', code),
  toPython: ({ code }) => code,
  flawOfWork: () => null,
};
