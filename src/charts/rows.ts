import type { ChartSpec, TableCell } from './chart-spec.ts';
import { cellText } from './figures.ts';
import { frame, type Layer } from './frame.ts';
import type { Palette } from './palette.ts';
import { seriesLayers, seriesLegend, type RowSeries } from './row-series.ts';

export interface RowsChart {
  mark: 'bar' | 'line' | 'point';
  x: { column: string; title: string };
  /** The range is that of the axis; null: it is taken from the rows, and holds 0. */
  y: { title: string; range: readonly [number, number] | null };
  /** One or more. */
  series: readonly RowSeries[];
  /** A level across the plot; null: there is none. */
  reference: { value: number; title: string } | null;
}

type Row = Readonly<Record<string, unknown>>;

const PLOT_HEIGHT = 200;

/** Columns of some rows: numbers, dates in ISO 8601 or texts along x, numbers along y. */
export function rowsChart(
  chart: RowsChart,
  rows: readonly Row[],
  title: string,
  palette: Palette,
  outerWidth: number,
): ChartSpec {
  const { mark, x, y } = chart;
  const padding = { left: 52, right: 12, top: 12, bottom: 44 };
  const plot = {
    width: Math.max(outerWidth - padding.left - padding.right, 1),
    height: PLOT_HEIGHT,
    padding,
  };
  const spec = frame(palette, plot, [
    ...seriesLayers(chart, rows, palette),
    ...referenceLayers(chart, palette, plot.width),
  ]);
  const alongX = rows.map((row) => row[x.column] ?? null);
  const type = typeOf(alongX);
  // Without rows there is no range to take the axis from.
  const domain = y.range ?? (rows.length === 0 ? [0, 1] : null);
  spec.encoding = {
    x: {
      field: 'x',
      type: mark === 'bar' && type === 'quantitative' ? 'ordinal' : type,
      sort: null,
      axis: {
        grid: false,
        labelAngle: 0,
        labelOverlap: true,
        ...(type === 'quantitative' && alongX.every(Number.isInteger) && { tickMinStep: 1 }),
      },
      title: x.title,
    },
    y: {
      field: 'y',
      type: 'quantitative',
      axis: { tickCount: 4 },
      title: y.title,
      ...(domain && { scale: { domain: [...domain] } }),
    },
  };
  return {
    spec,
    title,
    description: describe(chart, rows),
    table: rowsTable(chart, rows),
    legend: seriesLegend(chart),
    height: padding.top + PLOT_HEIGHT + padding.bottom,
  };
}

/** The numbers behind the picture, each interval after what it is about. */
export function rowsTable({ x, series }: RowsChart, rows: readonly Row[]): ChartSpec['table'] {
  const columns = [
    x,
    ...series.flatMap(({ column, title, band }) => [
      { column, title },
      ...(band
        ? [
            { column: band.low, title: `${title}, from` },
            { column: band.high, title: `${title}, to` },
          ]
        : []),
    ]),
  ];
  return {
    columns: columns.map((column) => column.title),
    rows: rows.map((row) => columns.map(({ column }) => (row[column] ?? null) as TableCell)),
  };
}

/** A line across, with its title above its right end. */
function referenceLayers({ reference }: RowsChart, palette: Palette, width: number): Layer[] {
  if (!reference) return [];
  const text = { type: 'text', text: reference.title, align: 'right', baseline: 'bottom', dy: -3 };
  const ends = { x: { value: 0 }, x2: { value: width } };
  const right = { x: { value: width } };
  // The rim in the page's colour keeps lines off the letters.
  const rim = { color: palette.page, stroke: palette.page, strokeWidth: 4, strokeJoin: 'round' };
  const layers = [
    { mark: { type: 'rule', color: palette.softInk, strokeDash: [2, 3] }, encoding: ends },
    { mark: { ...text, ...rim }, encoding: right },
    { mark: { ...text, color: palette.softInk }, encoding: right },
  ];
  const data = { values: [{ y: reference.value }] };
  return layers.map((layer) => ({ data, ...layer }) as Layer);
}

function typeOf(values: readonly unknown[]): 'quantitative' | 'temporal' | 'nominal' {
  const there = values.filter((value) => value !== null);
  if (there.length > 0 && there.every((value) => typeof value === 'number')) return 'quantitative';
  const isDate = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value);
  return there.length > 0 && there.every(isDate) ? 'temporal' : 'nominal';
}

function describe({ x, series, reference }: RowsChart, rows: readonly Row[]): string {
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) return 'There are no rows.';
  const curves = series.map(({ column, title }) => {
    const at = (row: Row) => `${inWords(row[column])} at ${inWords(row[x.column])}`;
    return `${title} by ${x.title}: from ${at(first)} to ${at(last)}`;
  });
  const level = reference
    ? ` The line across is ${reference.title}, ${cellText(reference.value)}.`
    : '';
  return `${curves.join('; ')}, ${rows.length} rows.${level}`;
}

function inWords(value: unknown): string {
  return cellText((value ?? null) as TableCell);
}
