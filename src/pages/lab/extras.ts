import type { RunResult } from '../../ml/result.ts';

/**
 * A run's result with what was computed later: twin, excess, attribution, look-up. The same experiment
 * gives the same scores; should they differ, the table or the program has changed since, and then the
 * new result stands alone.
 */
export function withExtras(result: RunResult, more: RunResult): RunResult {
  const { report } = result;
  const sameScores =
    report.offline.rocAuc === more.report.offline.rocAuc &&
    report.replay.rocAuc === more.report.replay.rocAuc;
  if (!sameScores) return more;
  return {
    ...result,
    report: {
      ...report,
      honestTwin: more.report.honestTwin ?? report.honestTwin,
      excess: more.report.excess ?? report.excess,
      attribution: more.report.attribution ?? report.attribution,
      lookUp: more.report.lookUp ?? report.lookUp,
    },
  };
}
