import type { CellKind } from '../cell-kind.ts';
import type { Json } from '../code-engine.ts';
import type { RunResult } from '../../ml/result.ts';
import type { Fields } from '../fields.ts';
import type { TableCell } from '../../charts/chart-spec.ts';
import { cellText } from '../../charts/figures.ts';
import type { RowsChart } from '../../charts/rows.ts';
import type { Cell, Prose } from '../lesson.ts';
import { markdownTable, parts } from '../markdown-text.ts';
import { plainText } from '../plain-text.ts';
import { parseReference, rowsAt, type Reference } from '../reference.ts';

/** Pictures of runs that a lesson may show; `promised-delivered` takes several. */
export const PICTURES = [
  'promised-delivered',
  'clock',
  'calibration',
  'importance',
  'training-loss',
  'threshold-cost',
] as const;

/** Colours by their meaning. */
export const ROLES: readonly RowsChart['role'][] = [
  'training',
  'test',
  'gap',
  'future',
  'leak',
  'honest',
];

/** A picture of runs, as the Lab draws it, or one drawn from the rows of a table. */
export type ChartWish =
  | { kind: 'result'; picture: (typeof PICTURES)[number]; of: readonly string[] }
  | { kind: 'rows'; rows: Reference; chart: RowsChart };

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
  | { kind: 'rows'; chart: RowsChart; rows: readonly Readonly<Record<string, Json>>[] };

export const kind: CellKind<ChartCell, never, ChartResult> = {
  id: 'chart',
  title: 'Chart',
  summary: 'A picture of a result.',
  languages: ['yaml'],
  parse(source) {
    const fields = source.fields();
    return { caption: source.inline(fields.text('caption')), wish: parseWish(fields) };
  },
  needs: ({ wish }) => (wish.kind === 'result' ? wish.of : [wish.rows.cell]),
  cost: () => 'view',
  async run({ id, wish }, { valueOf }) {
    if (wish.kind === 'rows') {
      const { rows, names } = rowsAt(wish.rows, valueOf);
      const { x, y } = wish.chart;
      for (const { column } of [x, y])
        if (!names.includes(column))
          throw new Error(
            `"${id}" draws the column "${column}"; the table has: ${names.join(', ')}.`,
          );
      return { kind: 'rows', chart: wish.chart, rows };
    }
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
    const { x, y } = result.chart;
    const rows = result.rows.map((row) => [
      cellText(row[x.column] as TableCell),
      cellText(row[y.column] as TableCell),
    ]);
    return parts(markdownTable([x.title, y.title], rows), words);
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
  const axis = (name: 'x' | 'y') => {
    const given = fields.group(name);
    const column = given.text('column');
    const title = given.optionalText('title') ?? column;
    given.end();
    return { column, title };
  };
  return {
    kind: 'rows',
    rows: fields.as('rows', parseReference),
    chart: {
      mark: fields.choice('mark', ['bar', 'line', 'point'], 'bar'),
      x: axis('x'),
      y: axis('y'),
      role: fields.choice('colour', ROLES, 'training'),
    },
  };
}
