import type { Pictures, ReplayWeek, Report, TestRowWithTwins } from '../ml/result.ts';

export interface ClockInput {
  trainFrom: string;
  today: string;
  replayWeeks: number;
  /** Sampled rows with their roles; of a run, or of a split that has not run yet. */
  dots: Pictures['clock'];
  /** Test rows that can be pointed at; none as long as the result is hidden. */
  twins: readonly TestRowWithTwins[];
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
