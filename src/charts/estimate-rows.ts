import { asIs, pixels } from './channels.ts';
import type { ChartSpec, LegendEntry } from './chart-spec.ts';
import { score } from './figures.ts';
import { frame, NARROW_BELOW, textWidth, type Layer } from './frame.ts';
import type { Palette } from './palette.ts';

export interface EstimateRow {
  title: string;
  value: number | null;
  low: number | null;
  high: number | null;
  /** Not known when the row is created: drawn as a ring, its name in the colour of a leak. */
  later: boolean;
}

export interface EstimateRowsInput {
  title: string;
  /** What is measured, under the axis. */
  measure: string;
  rows: readonly EstimateRow[];
  /** A line at this value, such as what chance gives. */
  reference: { value: number; title: string };
}

/** One row a thing: a dot with its interval, a ring where the thing is known too late. */
export function estimateRowsChart(
  input: EstimateRowsInput,
  palette: Palette,
  outerWidth: number,
): ChartSpec {
  const rows = input.rows.filter(({ value }) => value !== null);
  const narrow = outerWidth < NARROW_BELOW;
  const longest = Math.max(60, ...rows.map(({ title }) => textWidth(title)));
  const left = narrow ? 4 : Math.min(longest + 20, outerWidth * 0.4);
  const padding = { left, right: 16, top: 6, bottom: 42 };
  const width = Math.max(outerWidth - left - padding.right, 1);
  const rowHeight = narrow ? 38 : 22;
  const height = Math.max(rows.length, 1) * rowHeight;
  const place = { narrow, left, width, rowHeight };
  return {
    spec: frame(palette, { width, height, padding }, layers({ ...input, rows }, place, palette)),
    title: input.title,
    description: rows.map(sentence).join(' ') || 'There is nothing to show.',
    table: {
      columns: ['', input.measure, 'from', 'to'],
      rows: input.rows.map(({ title, value, low, high }) => [
        title,
        score(value),
        score(low),
        score(high),
      ]),
    },
    legend: legendOf({ ...input, rows }),
    height: padding.top + height + padding.bottom,
  };
}

interface Place {
  narrow: boolean;
  left: number;
  width: number;
  rowHeight: number;
}

function layers(
  { rows, measure, reference }: EstimateRowsInput,
  { narrow, left, width, rowHeight }: Place,
  palette: Palette,
): Layer[] {
  const ends = rows.flatMap(({ value, low, high }) => [value, low, high]);
  const known = ends.filter((end) => end !== null).concat(reference.value);
  const rim = Math.max((Math.max(...known) - Math.min(...known)) * 0.04, 0.01);
  const domain = [Math.min(...known) - rim, Math.max(...known) + rim];
  const x = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { domain, zero: false },
    axis: { tickCount: narrow ? 4 : 6, labelPadding: 6 },
    title: measure,
  });
  const marks = rows.map((row, i) => ({
    ...row,
    y: i * rowHeight + (narrow ? 26 : rowHeight / 2),
    nameY: i * rowHeight + (narrow ? 9 : rowHeight / 2),
    name: row.later ? palette.leakText : palette.ink,
    fill: row.later ? palette.page : palette.ink,
    stroke: row.later ? palette.leak : palette.ink,
    tip: sentence(row),
  }));
  return [
    {
      data: { values: [{ value: reference.value }] },
      mark: { type: 'rule', color: palette.softInk, strokeDash: [1.5, 3.5] },
      encoding: { x: x('value'), y: { value: 0 }, y2: { value: rows.length * rowHeight } },
    },
    {
      data: { values: marks.filter(({ low }) => low !== null) },
      mark: { type: 'rule', strokeWidth: 1.5 },
      encoding: { x: x('low'), x2: { field: 'high' }, y: pixels('y'), color: asIs('stroke') },
    },
    {
      data: { values: marks },
      mark: { type: 'point', filled: true, size: 50, strokeWidth: 2, opacity: 1 },
      encoding: {
        ...{ x: x('value'), y: pixels('y'), tooltip: asIs('tip') },
        ...{ fill: asIs('fill'), stroke: asIs('stroke') },
      },
    },
    {
      data: { values: marks },
      mark: { type: 'text', align: 'left', limit: narrow ? width : left - 14 },
      encoding: {
        ...{ x: { value: narrow ? 0 : -left }, y: pixels('nameY') },
        ...{ text: asIs('title'), color: asIs('name') },
      },
    },
  ];
}

function legendOf({ rows, reference }: EstimateRowsInput): LegendEntry[] {
  const later = rows.some((row) => row.later);
  return [
    { title: 'known at creation', colour: 'ink', shape: 'dot' },
    ...(later ? [{ title: 'known later: ask when', colour: 'leak', shape: 'ring' } as const] : []),
    { title: reference.title, colour: 'softInk', shape: 'dashes' },
  ];
}

function sentence({ title, value, low, high, later }: EstimateRow): string {
  const between = low === null ? '' : ` (${score(low)} to ${score(high)})`;
  return `${title}: ${score(value)}${between}${later ? ', known later than creation' : ''}.`;
}
