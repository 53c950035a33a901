import type { CellKind } from '../cell-kind.ts';
import type { Cell } from '../lesson.ts';

export interface SourceCell extends Cell {
  kind: 'source';
  /** From the root of the project: src/ml/splits/time.ts. */
  path: string;
  code: string;
  /** The line with which the part begins that the lesson speaks of, counted from 1; null: the whole. */
  focusLine: number | null;
  /** What to look at. */
  caption: string | null;
}

/** A cell names files of the library alone without this folder. */
export const LIBRARY = 'src/ml/';
/** Its truth explains a table. */
const SIMULATOR = 'datasets/deliveries/';

export const kind: CellKind<SourceCell> = {
  id: 'source',
  title: 'Source',
  summary: 'The very file of the library or of the simulator that ran.',
  languages: ['yaml'],
  parse(source) {
    const fields = source.fields();
    const file = fields.text('file');
    if (!/^[\w-]+(\/[\w-]+)*\.ts$/.test(file))
      fields.fail(
        'file',
        `is "${file}"; a file of ${LIBRARY} is needed, such as splits/time.ts, or one of ${SIMULATOR} under that name`,
      );
    const path = file.startsWith(SIMULATOR) ? file : `${LIBRARY}${file}`;
    const code = source.readFile(path);
    const focus = fields.optionalText('focus');
    const at = focus === null ? -1 : code.split('\n').findIndex((line) => line.includes(focus));
    if (focus !== null && at < 0) fields.fail('focus', `is "${focus}", which is not in ${path}`);
    return {
      path,
      code,
      focusLine: at < 0 ? null : at + 1,
      caption: fields.optionalText('caption'),
    };
  },
  needs: () => [],
  value: (cell) => ({ path: cell.path }),
  toMarkdown: ({ path, caption }) => `${caption ? `${caption} ` : ''}Source: \`${path}\``,
  flawOfWork: () => null,
};
