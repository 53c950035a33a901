import type { Interval } from '../ml/result.ts';
import { asIs, pixels } from './channels.ts';
import type { ChartSpec, LegendEntry } from './chart-spec.ts';
import { score, signed } from './figures.ts';
import { frame, NARROW_BELOW, textWidth, type Layer } from './frame.ts';
import type { Palette } from './palette.ts';

/** What was measured of one thing on the test rows and on the replay. */
export interface PairedRow {
  title: string;
  test: Interval | null;
  replay: Interval | null;
  /** Drawn in the colour of a leak: not known at creation. */
  leak?: boolean;
  /** Too few rows to judge: drawn faint. */
  small?: boolean;
}

export interface PairedRowsInput {
  /** Accessible name of the picture. */
  title: string;
  /** What is measured, under the axis. */
  measure: string;
  rows: readonly PairedRow[];
  /** A line at this value: no difference, or what holds for all rows. */
  reference: { value: number; title: string } | null;
  /** Differences carry their sign. */
  difference: boolean;
}

interface Place {
  narrow: boolean;
  left: number;
  width: number;
  rowHeight: number;
}

const APART = 4.5;

/** One row a thing: a ring for the test rows, a dot for the replay, each with its interval as a line. */
export function pairedRowsChart(
  input: PairedRowsInput,
  palette: Palette,
  outerWidth: number,
): ChartSpec {
  const { rows, title } = input;
  const narrow = outerWidth < NARROW_BELOW;
  const longest = Math.max(60, ...rows.map((row) => textWidth(row.title)));
  const left = narrow ? 4 : Math.min(longest + 20, outerWidth * 0.4);
  const padding = { left, right: 16, top: 6, bottom: 42 };
  const width = Math.max(outerWidth - padding.left - padding.right, 1);
  const place = { narrow, left, width, rowHeight: narrow ? 42 : 26 };
  const height = Math.max(rows.length, 1) * place.rowHeight;
  return {
    spec: frame(palette, { width, height, padding }, layers(input, place, palette)),
    title,
    description: rows.map((row) => sentence(row, input)).join(' ') || 'There is nothing to show.',
    table: {
      columns: ['', 'test', 'from', 'to', 'replay', 'from', 'to'],
      rows: rows.map((row) => [row.title, ...cells(row.test, input), ...cells(row.replay, input)]),
    },
    legend: legendOf(input),
    height: padding.top + height + padding.bottom,
  };
}

function layers(input: PairedRowsInput, place: Place, palette: Palette): Layer[] {
  const { rows, reference } = input;
  const { narrow, left, width, rowHeight } = place;
  const domain = domainOf(input);
  const x = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { domain, zero: false, nice: true },
    axis: { tickCount: narrow ? 4 : 6, labelPadding: 6 },
    title: input.measure,
  });
  const marks = (part: 'test' | 'replay', shift: number) =>
    rows.flatMap((row, i) => {
      const value = row[part];
      if (!value) return [];
      const y = i * rowHeight + (narrow ? 28 : rowHeight / 2) + shift;
      return [{ ...value, y, tip: sentence(row, input), opacity: row.small ? 0.35 : 1 }];
    });
  const interval = (part: 'test' | 'replay', shift: number, color: string): Layer => ({
    data: { values: marks(part, shift) },
    mark: { type: 'rule', color, strokeWidth: 1.5 },
    encoding: {
      ...{ x: x('low'), x2: { field: 'high' }, y: pixels('y') },
      opacity: { field: 'opacity', type: 'quantitative', scale: null },
    },
  });
  const point = (part: 'test' | 'replay', shift: number, mark: object): Layer => ({
    data: { values: marks(part, shift) },
    mark: { type: 'point', filled: true, size: 62, ...mark },
    encoding: {
      ...{ x: x('value'), y: pixels('y'), tooltip: asIs('tip') },
      opacity: { field: 'opacity', type: 'quantitative', scale: null },
    },
  });
  const names = rows.map((row, i) => ({
    title: row.title,
    y: i * rowHeight + (narrow ? 9 : rowHeight / 2),
    ink: row.leak ? palette.leakText : row.small ? palette.softInk : palette.ink,
  }));
  return [
    ...(reference ? [reference] : []).map(({ value }): Layer => ({
      data: { values: [{ value }] },
      mark: { type: 'rule', color: palette.softInk, strokeDash: [1.5, 3.5] },
      encoding: { x: x('value'), y: { value: 0 }, y2: { value: rows.length * rowHeight } },
    })),
    interval('test', -APART, palette.test),
    interval('replay', APART, palette.future),
    point('test', -APART, { fill: palette.page, stroke: palette.test, strokeWidth: 2 }),
    point('replay', APART, { fill: palette.future, stroke: palette.future }),
    {
      data: { values: names },
      mark: { type: 'text', align: 'left', limit: narrow ? width : left - 14 },
      encoding: { x: { value: -left }, y: pixels('y'), text: asIs('title'), color: asIs('ink') },
    },
  ];
}

function domainOf({ rows, reference }: PairedRowsInput): [number, number] {
  const values = rows
    .flatMap(({ test, replay }) => [test, replay])
    .flatMap((interval) => (interval ? [interval.value, interval.low, interval.high] : []))
    .concat(reference ? [reference.value] : [])
    .filter(Number.isFinite);
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const rim = Math.max((high - low) * 0.04, 1e-4);
  return [low - rim, high + rim];
}

function legendOf({ rows, reference }: PairedRowsInput): LegendEntry[] {
  return [
    { title: 'test', colour: 'test', shape: 'ring' },
    { title: 'replay', colour: 'future', shape: 'dot' },
    ...(reference ? [{ title: reference.title, colour: 'softInk', shape: 'dashes' } as const] : []),
    ...(rows.some((row) => row.leak)
      ? [
          {
            title: 'name in this colour: not known at creation',
            colour: 'leak',
            shape: 'line',
          } as const,
        ]
      : []),
  ];
}

const figure = (value: number, { difference }: PairedRowsInput) =>
  difference ? signed(value) : score(value);

function sentence(row: PairedRow, input: PairedRowsInput): string {
  const words = (interval: Interval | null) =>
    interval
      ? `${figure(interval.value, input)} (${figure(interval.low, input)} to ${figure(interval.high, input)})`
      : 'no value';
  const small = row.small ? ', too few rows to judge' : '';
  return `${row.title}: test ${words(row.test)}, replay ${words(row.replay)}${small}.`;
}

function cells(interval: Interval | null, input: PairedRowsInput): (string | null)[] {
  if (!interval) return [null, null, null];
  return [interval.value, interval.low, interval.high].map((value) => figure(value, input));
}
