import { minutesOfDate } from '../ml/table.ts';
import { NARROW_BELOW, type Padding } from './frame.ts';
import type { ClockInput, ClockScores } from './clock-input.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** Where everything stands on the clock, in pixels of its plot; scores above, the band of rows below. */
export interface ClockLayout {
  narrow: boolean;
  width: number;
  height: number;
  padding: Padding;
  scoreHeight: number;
  bandTop: number;
  /** Milliseconds: the first day of training, the end of today, the end of the replay. */
  start: number;
  today: number;
  end: number;
  /** The lowest and the highest score on the axis. */
  low: number;
  high: number;
  x(at: number): number;
  y(score: number): number;
}

export function clockLayout(input: ClockInput, outerWidth: number): ClockLayout {
  const narrow = outerWidth < NARROW_BELOW;
  const padding = { left: 30, right: 2, top: 22, bottom: 26 };
  const width = Math.max(outerWidth - padding.left - padding.right, 1);
  const scoreHeight = narrow ? 190 : 170;
  const bandTop = scoreHeight + 10;
  const start = minutesOfDate(input.trainFrom) * MINUTE_MS;
  const today = minutesOfDate(input.today) * MINUTE_MS + DAY_MS;
  const end = today + input.replayWeeks * WEEK_MS;
  const low = lowestTick(input.scores, input.guess);
  const high = 1;
  return {
    narrow,
    width,
    height: bandTop + 46,
    padding,
    scoreHeight,
    bandTop,
    start,
    today,
    end,
    low,
    high,
    x: (at) => ((at - start) / (end - start)) * width,
    y: (score) => ((high - score) / (high - low)) * scoreHeight,
  };
}

/** The middle of a replayed week, in milliseconds. */
export function middleOfWeek(from: string): number {
  return minutesOfDate(from) * MINUTE_MS + WEEK_MS / 2;
}

/** A tenth below every score, so that the axis moves in steps; 0.5, which is chance, while all is hidden. */
function lowestTick(scores: ClockScores | null, guess: number | null): number {
  if (!scores) return 0.5;
  const values = [
    guess,
    scores.offline,
    scores.replay,
    scores.ceilingOffline,
    scores.ceilingReplay,
    ...scores.weeks.map((week) => week.low ?? week.rocAuc),
  ].filter((value) => value !== null);
  const lowest = Math.min(0.9, ...values);
  return Math.max(0, Math.floor((lowest - 0.015) * 10) / 10);
}
