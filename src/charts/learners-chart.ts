import type { TopLevelSpec } from 'vega-lite';
import type { ChartSpec, TableCell } from './chart-spec.ts';
import { chartConfig } from './frame.ts';
import type { Palette } from './palette.ts';

type Spec = Readonly<Record<string, unknown>>;

const HEIGHT = 240;
const PADDING = 8;
const MOST_TABLE_ROWS = 200;

/**
 * A specification that a learner wrote, in the house's type and colours where it names none, as wide as
 * there is room. One that tells its own width, or is made of several charts, keeps its size.
 */
export function learnersChart(spec: Spec, palette: Palette, outerWidth: number): ChartSpec {
  const single = 'mark' in spec || 'layer' in spec;
  const rows = rowsOf(spec);
  const height = typeof spec['height'] === 'number' ? spec['height'] : HEIGHT;
  const title = titleOf(spec);
  return {
    spec: {
      ...(single && { width: outerWidth, height, autosize: { type: 'fit', contains: 'padding' } }),
      padding: PADDING,
      background: 'transparent',
      ...spec,
      config: { ...houseConfig(palette), ...(spec['config'] as object | undefined) },
    } as unknown as TopLevelSpec,
    title,
    description: `A chart that your code made, of ${rows.length} rows.`,
    table: tableOf(rows),
    height: height + 2 * PADDING,
  };
}

function houseConfig(palette: Palette) {
  return {
    ...chartConfig(palette),
    axisX: { labelAngle: 0, labelOverlap: true },
    mark: { color: palette.training },
    range: {
      category: [
        palette.training,
        palette.future,
        palette.honest,
        palette.test,
        palette.leak,
        palette.gap,
      ],
    },
    legend: { labelColor: palette.softInk, titleColor: palette.softInk },
    title: { color: palette.ink, anchor: 'start', fontSize: 13 },
    header: { labelColor: palette.softInk, titleColor: palette.softInk },
  };
}

function titleOf({ title }: Spec): string {
  if (typeof title === 'string') return title;
  const { text } = (title ?? {}) as { text?: unknown };
  return typeof text === 'string' ? text : 'Your chart';
}

/** The rows of its own data, or of the first part that has some. */
function rowsOf(spec: Spec): readonly Spec[] {
  const { values } = (spec['data'] ?? {}) as { values?: unknown };
  if (Array.isArray(values))
    return values.filter((row): row is Spec => typeof row === 'object' && row !== null);
  for (const name of ['layer', 'hconcat', 'vconcat', 'concat', 'spec']) {
    const parts = [spec[name] ?? []].flat() as Spec[];
    for (const part of parts) {
      const found = rowsOf(part);
      if (found.length > 0) return found;
    }
  }
  return [];
}

function tableOf(rows: readonly Spec[]): ChartSpec['table'] {
  const columns = Object.keys(rows[0] ?? {});
  const cell = (value: unknown): TableCell =>
    typeof value === 'number' || typeof value === 'string' || value === null
      ? value
      : String(value ?? '');
  return {
    columns,
    rows: rows.slice(0, MOST_TABLE_ROWS).map((row) => columns.map((name) => cell(row[name]))),
  };
}
