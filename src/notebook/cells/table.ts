import type { CellKind } from '../cell-kind.ts';
import type { Json } from '../code-engine.ts';
import { formatValue, parseFormat, type FigureFormat } from '../figure.ts';
import type { Cell, Prose } from '../lesson.ts';
import { markdownTable, parts } from '../markdown-text.ts';
import { plainText } from '../plain-text.ts';
import { parseReference, rowsAt, type Reference } from '../reference.ts';

export interface TableCell extends Cell {
  kind: 'table';
  caption: Prose;
  rows: Reference;
  /** null: every column, by its name. */
  columns: readonly { name: string; title: string; format: FigureFormat }[] | null;
  mostRows: number;
}

export interface ShownTable {
  titles: readonly string[];
  rows: readonly (readonly string[])[];
  totalRows: number;
}

const TEXT: FigureFormat = { name: 'text', digits: null };

export const kind: CellKind<TableCell, never, ShownTable> = {
  id: 'table',
  title: 'Table',
  summary: 'Rows of a result.',
  languages: ['yaml'],
  parse(source) {
    const fields = source.fields();
    const columns = fields.list('columns', 0).map((column) => {
      const name = column.text('name');
      const read = {
        name,
        title: column.optionalText('title') ?? name,
        format: column.optionalAs('format', parseFormat) ?? TEXT,
      };
      column.end();
      return read;
    });
    return {
      caption: source.inline(fields.text('caption')),
      rows: fields.as('rows', parseReference),
      columns: columns.length > 0 ? columns : null,
      mostRows: fields.optionalNumber('most') ?? 20,
    };
  },
  needs: (cell) => [cell.rows.cell],
  cost: () => 'view',
  async run(cell, { valueOf }) {
    const { rows, names } = rowsAt(cell.rows, valueOf);
    const columns = cell.columns ?? names.map((name) => ({ name, title: name, format: TEXT }));
    for (const { name } of columns)
      if (!names.includes(name))
        throw new Error(
          `"${cell.id}" shows the column "${name}"; the table has: ${names.join(', ')}.`,
        );
    return {
      titles: columns.map(({ title }) => title),
      rows: rows
        .slice(0, cell.mostRows)
        .map((row) => columns.map(({ name, format }) => formatValue(row[name] as Json, format))),
      totalRows: rows.length,
    };
  },
  value: (_cell, { result }) => result ?? undefined,
  toMarkdown: ({ caption }, { result, valueOf }) =>
    result && parts(markdownTable(result.titles, result.rows), `*${plainText(caption, valueOf)}*`),
  flawOfWork: () => null,
};
