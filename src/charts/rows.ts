import type { ChartSpec, TableCell } from './chart-spec.ts';
import { cellText } from './figures.ts';
import { frame } from './frame.ts';
import type { Palette } from './palette.ts';

export interface RowsChart {
  mark: 'bar' | 'line' | 'point';
  x: { column: string; title: string };
  y: { column: string; title: string };
  /** The colour, by its meaning. */
  role: 'training' | 'test' | 'gap' | 'future' | 'leak' | 'honest';
}

type Row = Readonly<Record<string, unknown>>;

const PLOT_HEIGHT = 200;

/** Two columns of some rows: numbers, dates in ISO 8601 or texts along x, numbers along y. */
export function rowsChart(
  { mark, x, y, role }: RowsChart,
  rows: readonly Row[],
  title: string,
  palette: Palette,
  outerWidth: number,
): ChartSpec {
  const padding = { left: 52, right: 12, top: 12, bottom: 44 };
  const plot = {
    width: Math.max(outerWidth - padding.left - padding.right, 1),
    height: PLOT_HEIGHT,
    padding,
  };
  const values = rows.map((row) => ({ x: row[x.column] ?? null, y: row[y.column] ?? null }));
  const colour = palette[role];
  // A filled line would be an area.
  const drawn =
    mark === 'line'
      ? { type: mark, stroke: colour, strokeWidth: 2 }
      : { type: mark, filled: true, fill: colour };
  const spec = frame(palette, plot, [{ data: { values }, mark: drawn }]);
  const type = typeOf(values.map((value) => value.x));
  spec.encoding = {
    x: {
      field: 'x',
      type: mark === 'bar' && type === 'quantitative' ? 'ordinal' : type,
      sort: null,
      axis: { grid: false, labelAngle: 0, labelOverlap: true },
      title: x.title,
    },
    y: {
      field: 'y',
      type: 'quantitative',
      axis: { tickCount: 4 },
      title: y.title,
      // Without rows there is no range to take the axis from.
      ...(values.length === 0 && { scale: { domain: [0, 1] } }),
    },
  };
  return {
    spec,
    title,
    description: describe(values, x.title, y.title),
    table: {
      columns: [x.title, y.title],
      rows: values.map((value) => [value.x as TableCell, value.y as TableCell]),
    },
    height: padding.top + PLOT_HEIGHT + padding.bottom,
  };
}

function typeOf(values: readonly unknown[]): 'quantitative' | 'temporal' | 'nominal' {
  const there = values.filter((value) => value !== null);
  if (there.length > 0 && there.every((value) => typeof value === 'number')) return 'quantitative';
  const isDate = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value);
  return there.length > 0 && there.every(isDate) ? 'temporal' : 'nominal';
}

function describe(values: readonly { x: unknown; y: unknown }[], x: string, y: string): string {
  const [first] = values;
  const last = values.at(-1);
  if (!first || !last) return 'There are no rows.';
  const at = (value: typeof first) =>
    `${cellText(value.y as TableCell)} at ${cellText(value.x as TableCell)}`;
  return `${y} by ${x}: from ${at(first)} to ${at(last)}, ${values.length} rows.`;
}
