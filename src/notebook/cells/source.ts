import type { CellKind } from '../cell-kind.ts';
import type { Cell } from '../lesson.ts';

export interface SourceCell extends Cell {
  kind: 'source';
  /** Relative to src/ml. */
  path: string;
  code: string;
  /** The line with which the part begins that the lesson speaks of, counted from 1; null: the whole. */
  focusLine: number | null;
  /** What to look at. */
  caption: string | null;
}

const ROOT = 'src/ml/';

export const kind: CellKind<SourceCell> = {
  id: 'source',
  title: 'Source',
  summary: 'The very file of the library that ran.',
  languages: ['yaml'],
  parse(source) {
    const fields = source.fields();
    const path = fields.text('file');
    if (!/^[\w-]+(\/[\w-]+)*\.ts$/.test(path))
      fields.fail('file', `is "${path}"; a file of ${ROOT} is needed, such as splits/time.ts`);
    const code = source.readFile(`${ROOT}${path}`);
    const focus = fields.optionalText('focus');
    const at = focus === null ? -1 : code.split('\n').findIndex((line) => line.includes(focus));
    if (focus !== null && at < 0)
      fields.fail('focus', `is "${focus}", which is not in ${ROOT}${path}`);
    return {
      path,
      code,
      focusLine: at < 0 ? null : at + 1,
      caption: fields.optionalText('caption'),
    };
  },
  needs: () => [],
  value: (cell) => ({ path: cell.path }),
  toMarkdown: ({ path, caption }) => `${caption ? `${caption} ` : ''}Source: \`${ROOT}${path}\``,
  flawOfWork: () => null,
};
