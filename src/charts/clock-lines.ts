import type { ReplayWeek } from '../ml/result.ts';
import type { ClockScores } from './clock-input.ts';
import { middleOfWeek, type ClockLayout } from './clock-layout.ts';
import { longDay, score } from './figures.ts';
import type { Layer } from './frame.ts';
import type { Palette } from './palette.ts';

/** The promise, carried on as dashes; both ceilings; the replay week by week. */
export function scoreLines(scores: ClockScores, layout: ClockLayout, palette: Palette): Layer[] {
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

/** The person's prediction, over the future that it is about. */
export function guessLine(guess: number | null, layout: ClockLayout, palette: Palette): Layer[] {
  return level(guess, layout.today, layout.end, {
    color: palette.ink,
    strokeWidth: 1,
    opacity: 0.7,
  });
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
