import type { ChartSpec } from './chart-spec.ts';
import { count, longDay, percent } from './figures.ts';
import { frame, type Layer } from './frame.ts';
import type { Palette } from './palette.ts';

export interface ShareWeek {
  /** The Monday, as a date. */
  from: string;
  /** Training rows stand in their own colour, others in theirs. */
  role: 'training' | 'test' | 'replay';
  rows: number;
  share: number | null;
}

export interface WeeklySharesInput {
  title: string;
  /** What the share is of: “late share”. */
  of: string;
  weeks: readonly ShareWeek[];
}

const COLOURS = { training: 'training', test: 'test', replay: 'future' } as const;
const WORDS = { training: 'training rows', test: 'test rows', replay: 'rows after today' };
const WEEK_AXIS = { grid: false, tickCount: 6, format: '%b %Y', labelOverlap: true } as const;
const SHARES = 170;
const ROWS = 48;
const BETWEEN = 16;

/** A share week by week as a line of dots, and under it how many rows each week holds. */
export function weeklySharesChart(
  { title, of, weeks }: WeeklySharesInput,
  palette: Palette,
  outerWidth: number,
): ChartSpec {
  const padding = { left: 68, right: 12, top: 12, bottom: 40 };
  const width = Math.max(outerWidth - padding.left - padding.right, 1);
  const height = SHARES + BETWEEN + ROWS;
  const roles = (['training', 'test', 'replay'] as const).filter((role) =>
    weeks.some((week) => week.role === role),
  );
  const spec = frame(palette, { width, height, padding }, layers({ title, of, weeks }, palette));
  return {
    spec,
    title,
    description: describe(weeks, of),
    table: {
      columns: ['week from', 'rows', of, 'of'],
      rows: weeks.map(({ from, rows, share, role }) => [from, rows, percent(share), WORDS[role]]),
    },
    legend: roles.map((role) => ({ title: WORDS[role], colour: COLOURS[role], shape: 'dot' })),
    height: padding.top + height + padding.bottom,
  };
}

function layers({ of, weeks }: WeeklySharesInput, palette: Palette): Layer[] {
  const most = Math.max(1, ...weeks.map(({ rows }) => rows));
  const values = weeks.map(({ from, role, rows, share }) => ({
    ...{ from, share, ink: palette[COLOURS[role]] },
    top: SHARES + BETWEEN + ROWS * (1 - rows / most),
    base: SHARES + BETWEEN + ROWS,
    tip: `Week from ${longDay(from)}: ${percent(share)}, ${count(rows)} rows.`,
  }));
  const x = {
    field: 'from',
    type: 'temporal' as const,
    // Without weeks there is no span to take the axis from.
    scale: { type: 'utc' as const, ...(weeks.length === 0 && { domain: [0, 1] }) },
    axis: weeks.length === 0 ? null : WEEK_AXIS,
    title: null,
  };
  const y = {
    field: 'share',
    type: 'quantitative' as const,
    scale: {
      range: [SHARES, 0],
      zero: true,
      nice: true,
      ...(values.length === 0 && { domain: [0, 1] }),
    },
    axis: { tickCount: 4, format: '.0%' },
    title: of,
  };
  const ink = { field: 'ink', type: 'nominal' as const, scale: null };
  const tooltip = { field: 'tip', type: 'nominal' as const };
  const shown = values.filter(({ share }) => share !== null);
  return [
    {
      data: { values: shown },
      mark: { type: 'line', color: palette.softInk, strokeWidth: 1, opacity: 0.6 },
      encoding: { x, y },
    },
    {
      data: { values: shown },
      mark: { type: 'point', filled: true, size: 30, opacity: 1 },
      encoding: { x, y, color: ink, tooltip },
    },
    {
      data: { values },
      mark: { type: 'rule', strokeWidth: 3 },
      encoding: {
        x,
        y: { field: 'top', type: 'quantitative', scale: null, axis: null },
        y2: { field: 'base' },
        color: ink,
        tooltip,
      },
    },
  ];
}

function describe(weeks: readonly ShareWeek[], of: string): string {
  const known = weeks.filter(({ share }) => share !== null);
  if (known.length === 0) return 'There is no week to show.';
  const sorted = [...known].sort((a, b) => a.share! - b.share!);
  const [least, most] = [sorted[0]!, sorted.at(-1)!];
  const at = (week: ShareWeek) => `${percent(week.share)} in the week from ${longDay(week.from)}`;
  return `${count(weeks.length)} weeks; ${of} from ${at(least)} to ${at(most)}.`;
}
