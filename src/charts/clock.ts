import type { Pictures, ReplayWeek, Report } from '../ml/result.ts';
import type { ChartSpec, TableCell } from './chart-spec.ts';
import { clockDots, clockLegend } from './clock-dots.ts';
import { clockLabels } from './clock-labels.ts';
import { clockLayout, middleOfWeek, type ClockLayout } from './clock-layout.ts';
import { longDay, score } from './figures.ts';
import { frame, label, type Layer } from './frame.ts';
import type { Palette } from './palette.ts';
import { timeTicks } from './time-ticks.ts';

export interface ClockInput {
  trainFrom: string;
  today: string;
  replayWeeks: number;
  /** Sampled rows with their roles; of a run, or of a split that has not run yet. */
  dots: Pictures['clock'];
  /** null before a run, and as long as its result is hidden. */
  scores: ClockScores | null;
  /** The person's prediction of the replayed score. */
  guess: number | null;
}

export interface ClockScores {
  offline: number | null;
  replay: number | null;
  weeks: readonly ReplayWeek[];
  ceilingOffline: number | null;
  ceilingReplay: number | null;
  /** All choices are honest ones: the promise is drawn as honest, not as a leak. */
  honest: boolean;
}

export function clockScores(report: Report, honest: boolean): ClockScores {
  return {
    offline: report.offline.rocAuc,
    replay: report.replay.rocAuc,
    weeks: report.replay.weeks,
    ceilingOffline: report.ceiling?.offline.rocAuc ?? null,
    ceilingReplay: report.ceiling?.replay.rocAuc ?? null,
    honest,
  };
}

/**
 * The main picture: one time axis from the first training row to the end of the replay. What the test
 * promised runs as a line through the past and on, dashed, into the future; the replay shows week by
 * week what was delivered.
 */
export function clockChart(input: ClockInput, palette: Palette, width: number): ChartSpec {
  const layout = clockLayout(input, width);
  const layers = [
    ...ground(layout, palette),
    ...clockDots(input.dots, layout, palette),
    ...(input.scores ? scoreLines(input.scores, layout, palette) : []),
    ...guessLine(input.guess, layout, palette),
    ...todayLine(layout, palette),
    ...clockLabels(input, layout, palette),
  ];
  const { padding, height } = layout;
  const spec = frame(palette, { width: layout.width, height, padding }, layers);
  spec.encoding = {
    x: {
      field: 'at',
      // Milliseconds, not a time scale: that would read them in the time zone of the machine.
      type: 'quantitative',
      scale: { domain: [layout.start, layout.end], zero: false, nice: false },
      axis: null,
    },
    y: {
      field: 'score',
      type: 'quantitative',
      scale: { domain: [lowestScore(layout), layout.high], zero: false, nice: false },
      axis: null,
    },
  };
  return {
    spec,
    title: 'The clock: what was promised and what the future delivered',
    description: describe(input),
    table: clockTable(input),
    legend: clockLegend(input.dots),
    canvas: true,
    height: padding.top + height + padding.bottom,
  };
}

/** The score that the bottom of the plot would stand for: the band of rows lies below the axis' end. */
function lowestScore({ low, high, height, scoreHeight }: ClockLayout): number {
  return high - ((high - low) * height) / scoreHeight;
}

function ground(layout: ClockLayout, palette: Palette): Layer[] {
  const { start, today, end, low, high, height } = layout;
  const bottom = { value: height };
  const ticks = timeTicks(start, end, layout.width, layout.narrow ? 70 : 80);
  const fits = ticks.filter((tick) => layout.x(tick.at) + 56 < layout.width);
  const levels = [];
  for (let tenth = Math.round(low * 10); tenth < high * 10; tenth++) levels.push(tenth / 10);
  return [
    {
      data: { values: [{ at: today, until: end }] },
      mark: { type: 'rect', color: palette.future, opacity: 0.08 },
      encoding: { x2: { field: 'until' }, y: { value: -14 }, y2: bottom },
    },
    ...levels.map((level): Layer => ({
      data: { values: [{ score: level, at: start, until: end }] },
      mark: { type: 'rule', color: palette.line },
      encoding: { x2: { field: 'until' } },
    })),
    ...levels.flatMap((level) =>
      label(
        palette,
        level.toFixed(1),
        { x: -8, y: layout.y(level), align: 'right' },
        { color: palette.softInk },
      ),
    ),
    {
      data: { values: ticks },
      mark: { type: 'rule', color: palette.softInk, opacity: 0.6 },
      encoding: { y: bottom, y2: { value: height + 8 } },
    },
    {
      data: { values: fits },
      mark: { type: 'text', align: 'left', baseline: 'top', dx: 4, color: palette.softInk },
      encoding: { y: { value: height + 7 }, text: { field: 'label' } },
    },
  ];
}

function scoreLines(scores: ClockScores, layout: ClockLayout, palette: Palette): Layer[] {
  const { start, today, end } = layout;
  const promise = scores.honest ? palette.honest : palette.leak;
  return [
    ...level(scores.ceilingOffline, start, today, {
      color: palette.softInk,
      strokeDash: [1.5, 3.5],
    }),
    ...level(scores.ceilingReplay, today, end, { color: palette.softInk, strokeDash: [1.5, 3.5] }),
    ...level(scores.offline, start, today, { color: promise, strokeWidth: 2.5 }),
    ...level(scores.offline, today, end, {
      color: promise,
      strokeWidth: 2.5,
      strokeDash: [6, 5],
    }),
    ...deliveredLine(scores.weeks, palette),
  ];
}

function level(value: number | null, at: number, until: number, style: object): Layer[] {
  if (value === null) return [];
  return [
    {
      data: { values: [{ score: value, at, until }] },
      mark: { type: 'rule', ...style },
      encoding: { x2: { field: 'until' } },
    },
  ];
}

function deliveredLine(weeks: readonly ReplayWeek[], palette: Palette): Layer[] {
  const values = weeks.map((week) => ({
    at: middleOfWeek(week.from),
    score: week.rocAuc,
    low: week.low,
    high: week.high,
    title: `Week ${week.week}, from ${longDay(week.from)}`,
    auc: score(week.rocAuc),
    interval: `${score(week.low)} to ${score(week.high)}`,
    parcels: week.rows,
    known: longDay(week.knownOn),
  }));
  const invalid = 'break-paths-filter-domains';
  return [
    {
      data: { values },
      mark: { type: 'area', color: palette.future, opacity: 0.22, invalid },
      encoding: { y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' } },
    },
    {
      data: { values },
      mark: {
        type: 'line',
        color: palette.future,
        strokeWidth: 2.5,
        strokeJoin: 'round',
        invalid,
      },
    },
    {
      data: { values: values.filter((value) => value.score !== null) },
      mark: { type: 'point', size: 260, filled: true, opacity: 0 },
      encoding: {
        tooltip: [
          { field: 'title', title: 'title' },
          { field: 'auc', title: 'delivered' },
          { field: 'interval', title: '95 %' },
          { field: 'parcels', title: 'parcels', format: ',' },
          { field: 'known', title: 'known on' },
        ],
      },
    },
  ];
}

function guessLine(guess: number | null, layout: ClockLayout, palette: Palette): Layer[] {
  return level(guess, layout.today, layout.end, {
    color: palette.ink,
    strokeWidth: 1,
    opacity: 0.7,
  });
}

function todayLine({ today, height, narrow }: ClockLayout, palette: Palette): Layer[] {
  return [
    {
      data: { values: [{ at: today }] },
      mark: { type: 'rule', color: palette.ink, strokeWidth: 1.5 },
      encoding: { y: { value: narrow ? -2 : -18 }, y2: { value: height } },
    },
  ];
}

function describe({ today, trainFrom, replayWeeks, scores, guess }: ClockInput): string {
  const axis = `One time axis from ${longDay(trainFrom)} over today, ${longDay(today)}, to the end of the ${replayWeeks} weeks that followed.`;
  const yourGuess = guess === null ? '' : ` Your guess is ${score(guess)}.`;
  if (!scores) return `${axis} The rows by their roles; no score is shown yet.${yourGuess}`;
  const weekly = scores.weeks.map((week) => week.rocAuc).filter((value) => value !== null);
  const range = weekly.length
    ? `, week by week between ${score(Math.min(...weekly))} and ${score(Math.max(...weekly))}`
    : '';
  const ceilings =
    scores.ceilingReplay === null
      ? ''
      : ` The ceiling is ${score(scores.ceilingOffline)} for the test rows and their label, ${score(scores.ceilingReplay)} for the replay.`;
  return `${axis} The test promised ${score(scores.offline)}; the replay delivered ${score(scores.replay)}${range}.${ceilings}${yourGuess}`;
}

function clockTable({ scores, guess }: ClockInput): ChartSpec['table'] {
  const columns = ['what', 'ROC AUC', 'low', 'high', 'parcels', 'known on'];
  const line = (what: string, value: number | null): TableCell[] =>
    value === null ? [] : [what, score(value), '', '', '', ''];
  const rows = [
    line('your guess', guess),
    line('promised by the test', scores?.offline ?? null),
    line('delivered by the replay', scores?.replay ?? null),
    line('ceiling for your label and rows', scores?.ceilingOffline ?? null),
    line('ceiling of the replay', scores?.ceilingReplay ?? null),
    ...(scores?.weeks ?? []).map((week) => [
      `week from ${longDay(week.from)}`,
      score(week.rocAuc),
      score(week.low),
      score(week.high),
      week.rows,
      longDay(week.knownOn),
    ]),
  ];
  return { columns, rows: rows.filter((row) => row.length > 0) };
}
