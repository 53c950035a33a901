import { asIs, pixels } from './channels.ts';
import type { ChartSpec } from './chart-spec.ts';
import { count, percent } from './figures.ts';
import { frame, NARROW_BELOW, type Layer } from './frame.ts';
import type { Palette } from './palette.ts';

/** Some rows under one name, and the share of them that is late. */
export interface LateShareBar {
  label: string;
  rows: number;
  value: number | null;
  low: number | null;
  high: number | null;
}

export interface LateSharesInput {
  title: string;
  /** What the bars are of, under the axis. */
  by: string;
  bars: readonly LateShareBar[];
  /** The share of all rows, as a line to compare with. */
  all: number | null;
}

const SHARES = 150;
const ROWS = 54;
const BETWEEN = 18;

/** Above the late share of each group with its interval, below how many rows the group holds. */
export function lateSharesChart(
  input: LateSharesInput,
  palette: Palette,
  outerWidth: number,
): ChartSpec {
  const { title, bars, by, all } = input;
  const longest = Math.max(0, ...bars.map(({ label }) => label.length));
  const every = everyLabel(outerWidth, bars.length);
  const slanted = (longest * bars.length * 7) / every > outerWidth - 60;
  const padding = { left: 48, right: 12, top: 10, bottom: slanted ? 92 : 44 };
  const width = Math.max(outerWidth - padding.left - padding.right, 1);
  const height = SHARES + BETWEEN + ROWS;
  return {
    spec: {
      ...frame(palette, { width, height, padding }, layers(input, palette, width, slanted)),
    },
    title,
    description: describe(input),
    table: {
      columns: [by, 'rows', 'late share', 'from', 'to'],
      rows: bars.map((bar) => [
        bar.label,
        bar.rows,
        percent(bar.value),
        percent(bar.low),
        percent(bar.high),
      ]),
    },
    legend: [
      { title: 'late share', colour: 'ink', shape: 'dot' },
      ...(all === null
        ? []
        : [
            {
              title: `of all rows, ${percent(all)}`,
              colour: 'softInk',
              shape: 'dashes',
            } as const,
          ]),
      { title: 'rows', colour: 'training', shape: 'square' },
    ],
    height: padding.top + height + padding.bottom,
  };
}

function layers(
  { bars, by, all }: LateSharesInput,
  palette: Palette,
  width: number,
  slanted: boolean,
): Layer[] {
  const top = niceTop([all, ...bars.flatMap(({ value, high }) => [value, high])]);
  const most = Math.max(1, ...bars.map(({ rows }) => rows));
  const yOf = (share: number) => SHARES * (1 - Math.min(share, top) / top);
  const step = width / Math.max(bars.length, 1);
  const values = bars.map((bar, i) => ({
    label: bar.label,
    x: (i + 0.5) * step,
    y: bar.value === null ? null : yOf(bar.value),
    low: bar.low === null ? null : yOf(bar.low),
    high: bar.high === null ? null : yOf(bar.high),
    base: SHARES + BETWEEN + ROWS,
    rows: SHARES + BETWEEN + ROWS * (1 - bar.rows / most),
    tip: sentence(bar),
  }));
  const at = pixels('x');
  const tooltip = asIs('tip');
  const every = everyLabel(width, bars.length);
  return [
    ...ticks(top).map((share): Layer => ({
      data: { values: [{}] },
      mark: { type: 'rule', color: palette.line },
      encoding: { y: { value: yOf(share) }, x: { value: 0 }, x2: { value: width } },
    })),
    ...ticks(top).map((share): Layer => ({
      data: { values: [{}] },
      mark: { type: 'text', align: 'right', color: palette.softInk, text: percent(share, 0) },
      encoding: { x: { value: -8 }, y: { value: yOf(share) } },
    })),
    ...(all === null ? [] : [all]).map((share): Layer => ({
      data: { values: [{}] },
      mark: { type: 'rule', color: palette.softInk, strokeDash: [1.5, 3.5] },
      encoding: { y: { value: yOf(share) }, x: { value: 0 }, x2: { value: width } },
    })),
    {
      data: { values },
      mark: { type: 'bar', color: palette.training, width: Math.max(1, step * 0.7) },
      encoding: { x: at, y: pixels('rows'), y2: { field: 'base' }, tooltip },
    },
    {
      data: { values: values.filter(({ low }) => low !== null) },
      mark: { type: 'rule', color: palette.ink, strokeWidth: 1.5 },
      encoding: { x: at, y: pixels('low'), y2: { field: 'high' } },
    },
    {
      data: { values: values.filter(({ y }) => y !== null) },
      mark: { type: 'point', filled: true, size: 44, color: palette.ink, opacity: 1 },
      encoding: { x: at, y: pixels('y'), tooltip },
    },
    {
      data: { values: values.filter((_, i) => i % every === 0) },
      mark: {
        type: 'text',
        angle: slanted ? 315 : 0,
        align: slanted ? 'right' : 'center',
        baseline: slanted ? 'middle' : 'top',
        limit: slanted ? 96 : step * every,
        dy: slanted ? 4 : 8,
        color: palette.softInk,
      },
      encoding: { x: at, y: pixels('base'), text: asIs('label') },
    },
    {
      data: { values: [{}] },
      mark: { type: 'text', align: 'center', color: palette.softInk, text: by, baseline: 'bottom' },
      encoding: {
        x: { value: width / 2 },
        y: { value: SHARES + BETWEEN + ROWS + (slanted ? 90 : 42) },
      },
    },
  ];
}

/** Where it is narrow, every second bar has its name. */
function everyLabel(width: number, bars: number): number {
  return width < NARROW_BELOW && bars > 12 ? 2 : 1;
}

/** The end of an axis that begins with 0: a tenth, a fifth, a half or all. */
function niceTop(shares: readonly (number | null)[]): number {
  const most = Math.max(0, ...shares.map((share) => share ?? 0));
  return [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8].find((end) => most <= end) ?? 1;
}

function ticks(top: number): number[] {
  return [0, top / 2, top];
}

function sentence({ label, rows, value, low, high }: LateShareBar): string {
  if (value === null) return `${label}: ${count(rows)} rows.`;
  const between = low === null ? '' : ` (${percent(low)} to ${percent(high)})`;
  return `${label}: ${percent(value)} late${between}, ${count(rows)} rows.`;
}

function describe({ bars, all }: LateSharesInput): string {
  const known = bars.filter((bar) => bar.value !== null);
  if (known.length === 0) return 'There is no share to show.';
  const sorted = [...known].sort((a, b) => a.value! - b.value!);
  const [least, most] = [sorted[0]!, sorted.at(-1)!];
  const ofAll = all === null ? '' : ` Of all rows ${percent(all)} are late.`;
  return `From ${percent(least.value)} late (${least.label}) to ${percent(most.value)} (${most.label}).${ofAll}`;
}
