import { businessOf } from './assess.ts';
import { delongInterval } from './delong.ts';
import type { Frame } from './frame.ts';
import type { ReplayWeek } from './result.ts';
import { scoresOf } from './scores.ts';
import { dateOfMinutes, MINUTES_PER_DAY } from './table.ts';

const WEEK_MINUTES = 7 * MINUTES_PER_DAY;

/**
 * The replay week by week. A week's score is dated by the day on which its last label had settled: that
 * is when anybody could have known it.
 */
export function replayWeeks(frame: Frame, delivered: Float64Array): ReplayWeek[] {
  const weeks: ReplayWeek[] = [];
  let start = 0;
  while (start < frame.replay.length) {
    const week = weekAt(frame, start);
    let end = start;
    while (end < frame.replay.length && weekAt(frame, end) === week) end++;
    weeks.push(
      scoreWeek(frame, week, delivered.subarray(start, end), frame.replay.subarray(start, end)),
    );
    start = end;
  }
  return weeks;
}

function weekAt(frame: Frame, i: number): number {
  return Math.floor((frame.created[frame.replay[i]!]! - frame.today) / WEEK_MINUTES);
}

function scoreWeek(frame: Frame, week: number, score: Float64Array, rows: Int32Array): ReplayWeek {
  const y = businessOf(frame, rows);
  const { rocAuc, positiveRate } = scoresOf(y, score);
  const band = delongInterval(y, score);
  const from = frame.today + week * WEEK_MINUTES;
  return {
    week: week + 1,
    from: dateOfMinutes(from),
    knownOn: dateOfMinutes(from + WEEK_MINUTES + frame.businessHorizonDays * MINUTES_PER_DAY),
    rows: rows.length,
    positiveRate,
    rocAuc,
    low: band?.low ?? null,
    high: band?.high ?? null,
  };
}
