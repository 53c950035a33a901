import type { CellKind } from '../cell-kind.ts';
import type { RunResult } from '../../ml/result.ts';
import type { Fields } from '../fields.ts';
import { cellText } from '../../charts/figures.ts';
import { rowsTable } from '../../charts/rows.ts';
import type { Cell, Prose } from '../lesson.ts';
import { markdownTable, parts } from '../markdown-text.ts';
import { plainText } from '../plain-text.ts';
import {
  cellsOfRowsWish,
  parseRowsWish,
  rowsResult,
  type RowsResult,
  type RowsWish,
} from '../rows-wish.ts';

/** Pictures of runs that a lesson may show; `promised-delivered` takes several. */
export const PICTURES = [
  'promised-delivered',
  'clock',
  'calibration',
  'importance',
  'training-loss',
  'threshold-cost',
] as const;

/** A picture of runs, as the Lab draws it, or one drawn from the rows of a table. */
export type ChartWish =
  { kind: 'result'; picture: (typeof PICTURES)[number]; of: readonly string[] } | RowsWish;

export interface ChartCell extends Cell {
  kind: 'chart';
  caption: Prose;
  wish: ChartWish;
}

/** What is drawn, without its colours and its width, which the page knows. */
export type ChartResult =
  | {
      kind: 'result';
      picture: (typeof PICTURES)[number];
      runs: readonly (RunResult & { id: string })[];
    }
  | RowsResult;

export const kind: CellKind<ChartCell, never, ChartResult> = {
  id: 'chart',
  title: 'Chart',
  summary: 'A picture of a result.',
  languages: ['yaml'],
  parse(source) {
    const fields = source.fields();
    return { caption: source.inline(fields.text('caption')), wish: parseWish(fields) };
  },
  needs: ({ wish }) => (wish.kind === 'result' ? wish.of : cellsOfRowsWish(wish)),
  cost: () => 'view',
  async run({ id, wish }, { valueOf }) {
    if (wish.kind === 'rows') return rowsResult(id, wish, valueOf);
    const runs = wish.of.map((of) => {
      const { pictures, ...report } = valueOf(of) as RunResult['report'] &
        Pick<RunResult, 'pictures'>;
      if (!pictures) throw new Error(`"${id}" draws an experiment, and "${of}" is none.`);
      return { id: of, report, pictures };
    });
    return { kind: 'result', picture: wish.picture, runs };
  },
  value: () => undefined,
  opens: (_cell, { result }) => result !== null,
  /** The numbers behind a chart of rows; pictures of runs stand on the page. */
  toMarkdown({ caption }, { result, valueOf }) {
    if (!result) return null;
    const words = `*${plainText(caption, valueOf)}*`;
    if (result.kind === 'result') return words;
    const { columns, rows } = rowsTable(result.chart, result.rows);
    const texts = rows.map((row) => row.map(cellText));
    return parts(markdownTable(columns, texts), words);
  },
  flawOfWork: () => null,
};

function parseWish(fields: Fields): ChartWish {
  if (fields.has('picture')) {
    const picture = fields.choice('picture', PICTURES);
    const of = fields.texts('of');
    if (of.length === 0) fields.fail('of', 'is empty; it names the experiments that are drawn');
    if (of.length > 1 && picture !== 'promised-delivered')
      fields.fail('of', `names ${of.length} experiments; ${picture} draws one`);
    return { kind: 'result', picture, of };
  }
  return parseRowsWish(fields);
}
