import type { LegendEntry } from './chart-spec.ts';
import type { Layer } from './frame.ts';
import type { Palette } from './palette.ts';
import type { RowsChart } from './rows.ts';

/** One of the things that a chart of rows draws along y. */
export interface RowSeries {
  column: string;
  title: string;
  /** The colour, by its meaning. */
  role: 'training' | 'test' | 'gap' | 'future' | 'leak' | 'honest';
  /** Columns with the ends of an interval about it; null: it has none. */
  band: { low: string; high: string } | null;
}

type Mark = RowsChart['mark'];
type Row = Readonly<Record<string, unknown>>;

/** How the first, second and third of several are told apart without their colours. */
const SHAPES: Readonly<Record<'line' | 'point', readonly LegendEntry['shape'][]>> = {
  line: ['line', 'dashes', 'dots'],
  point: ['dot', 'ring', 'diamond'],
};
const STYLES: Partial<Record<LegendEntry['shape'], object>> = {
  dashes: { strokeDash: [7, 4] },
  dots: { strokeDash: [1.5, 3.5] },
  ring: { filled: false, strokeWidth: 2 },
  diamond: { shape: 'diamond' },
};
const POINT_SIZE = 50;
const BESIDE_PIXELS = 10;

/** How many series a chart with this mark can draw. */
export const MOST_SERIES: Readonly<Record<Mark, number>> = { bar: 1, line: 3, point: 3 };

/** The series of a chart, each with its band behind it, all with `x` and `y` of their own data. */
export function seriesLayers(
  { mark, x, y, series }: RowsChart,
  rows: readonly Row[],
  palette: Palette,
): Layer[] {
  const apart = mark === 'point' && series.length > 1 && !isNumeric(rows, x.column);
  return series.flatMap((one, at) => {
    const values = rows.map((row) => ({
      x: row[x.column] ?? null,
      y: row[one.column] ?? null,
      ...(one.band && { low: row[one.band.low] ?? null, high: row[one.band.high] ?? null }),
    }));
    const style = {
      clip: mark === 'line' && y.range !== null,
      ...(apart && { xOffset: (at - (series.length - 1) / 2) * BESIDE_PIXELS }),
    };
    const drawn = { ...markOf(mark, at, palette[one.role]), ...style };
    const band = one.band
      ? bandOf(mark, mark === 'bar' ? palette.ink : palette[one.role], style, y.title)
      : [];
    const layers: Layer[] = [...band, { mark: drawn } as Layer];
    // What stands before a bar cannot be seen through it.
    if (mark === 'bar') layers.reverse();
    return layers.map((layer) => ({ data: { values }, ...layer }));
  });
}

/** One alone needs no legend: its title stands at the axis. */
export function seriesLegend({ mark, series }: RowsChart): LegendEntry[] {
  if (mark === 'bar' || series.length < 2) return [];
  return series.map(({ title, role }, at) => ({ title, colour: role, shape: SHAPES[mark][at]! }));
}

function markOf(mark: Mark, at: number, colour: string): object {
  if (mark === 'bar') return { type: mark, fill: colour };
  const style = STYLES[SHAPES[mark][at]!];
  if (mark === 'line') return { type: mark, stroke: colour, strokeWidth: 2, ...style };
  return { type: mark, color: colour, filled: true, size: POINT_SIZE, opacity: 1, ...style };
}

/** An area along a line, an upright rule at a point or on a bar. */
function bandOf(mark: Mark, colour: string, style: object, title: string): Layer[] {
  const ends = { y: { field: 'low', type: 'quantitative', title }, y2: { field: 'high' } };
  const drawn =
    mark === 'line'
      ? { type: 'area', color: colour, opacity: 0.16, line: false }
      : { type: 'rule', color: colour, strokeWidth: 1.5 };
  return [{ mark: { ...drawn, ...style }, encoding: ends } as Layer];
}

function isNumeric(rows: readonly Row[], column: string): boolean {
  return rows.every((row) => typeof row[column] === 'number');
}
