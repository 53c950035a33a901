import { MOST_SERIES, type RowSeries } from '../charts/row-series.ts';
import type { RowsChart } from '../charts/rows.ts';
import type { Json } from './code-engine.ts';
import type { Fields } from './fields.ts';
import { lookUpReference, parseReference, rowsAt, type Reference } from './reference.ts';

/** A chart of rows as an author writes it: where its rows and its level stand, and how they are drawn. */
export interface RowsWish {
  kind: 'rows';
  rows: Reference;
  chart: Omit<RowsChart, 'reference'>;
  reference: { value: number | Reference; title: string } | null;
}

export interface RowsResult {
  kind: 'rows';
  chart: RowsChart;
  rows: readonly Readonly<Record<string, Json>>[];
}

/** Colours by their meaning. */
const ROLES: readonly RowSeries['role'][] = ['training', 'test', 'gap', 'future', 'leak', 'honest'];

export function parseRowsWish(fields: Fields): RowsWish {
  const mark = fields.choice('mark', ['bar', 'line', 'point'], 'bar');
  const x = fields.group('x');
  const y = fields.group('y');
  const column = x.text('column');
  const several = fields.has('series');
  const wish: RowsWish = {
    kind: 'rows',
    rows: fields.as('rows', parseReference),
    chart: {
      mark,
      x: { column, title: x.optionalText('title') ?? column },
      series: several ? seriesOf(fields, mark) : [seriesAt(y, fields)],
      y: {
        title: y.optionalText('title') ?? (several ? '' : y.text('column')),
        range: rangeOf(y, mark),
      },
    },
    reference: fields.has('reference') ? levelIn(fields.group('reference')) : null,
  };
  x.end();
  y.end();
  return wish;
}

export function cellsOfRowsWish({ rows, reference }: RowsWish): string[] {
  const { value } = reference ?? {};
  const ids = [rows.cell, ...(typeof value === 'object' ? [value.cell] : [])];
  return [...new Set(ids)];
}

/** Throws where a column is not there, or the level is no number. */
export function rowsResult(
  id: string,
  wish: RowsWish,
  valueOf: (id: string) => unknown,
): RowsResult {
  const { rows, names } = rowsAt(wish.rows, valueOf);
  const { x, series } = wish.chart;
  const columns = series.flatMap(({ column, band }) => [
    column,
    ...(band ? [band.low, band.high] : []),
  ]);
  for (const column of [x.column, ...columns])
    if (!names.includes(column))
      throw new Error(`"${id}" draws the column "${column}"; the table has: ${names.join(', ')}.`);
  return { kind: 'rows', chart: { ...wish.chart, reference: levelOf(id, wish, valueOf) }, rows };
}

function levelOf(
  id: string,
  { reference }: RowsWish,
  valueOf: (id: string) => unknown,
): RowsChart['reference'] {
  if (!reference) return null;
  const { title, value } = reference;
  const level = typeof value === 'number' ? value : lookUpReference(value, valueOf);
  if (typeof level !== 'number')
    throw new Error(`"${id}" draws a line across at ${JSON.stringify(level)}, which is no number.`);
  return { value: level, title };
}

function levelIn(given: Fields): RowsWish['reference'] {
  const value =
    typeof given.value('value') === 'number'
      ? given.number('value')
      : given.as('value', parseReference);
  const level = { value, title: given.text('title') };
  given.end();
  return level;
}

function seriesOf(fields: Fields, mark: RowsChart['mark']): RowSeries[] {
  const given = fields.list('series');
  const most = MOST_SERIES[mark];
  if (given.length > most)
    fields.fail(
      'series',
      `has ${given.length} entries; a chart of mark ${mark} draws at most ${most}`,
    );
  return given.map((one) => {
    const series = seriesAt(one, one);
    one.end();
    return series;
  });
}

/** @param look where its colour stands. */
function seriesAt(given: Fields, look: Fields): RowSeries {
  const column = given.text('column');
  const has = given.has('low') || given.has('high');
  return {
    column,
    title: given.optionalText('title') ?? column,
    role: look.choice('colour', ROLES, 'training'),
    band: has ? { low: given.text('low'), high: given.text('high') } : null,
  };
}

function rangeOf(y: Fields, mark: RowsChart['mark']): [number, number] | null {
  if (!y.has('range')) return null;
  const range = y.range('range');
  if (mark === 'bar' && range[0] !== 0)
    y.fail(
      'range',
      `begins at ${range[0]}; the length of a bar means nothing unless it begins at 0`,
    );
  return range;
}
