import type { Explanation } from '../../ml/explain/explanation.ts';
import type { Audit } from '../../ml/leakage/finding.ts';
import type { RunResult } from '../../ml/result.ts';

/**
 * A run's result with what was computed later: twin, attribution, look-up, audit,
 * explanation. The same experiment
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
      audit: more.report.audit ?? report.audit,
      explanation: explanations(report.explanation, more.report.explanation),
      hours: more.report.hours ?? report.hours,
    },
  };
}

/** The result with an audit that was stopped: what it had found is kept. */
export function withAudit(result: RunResult, audit: Audit): RunResult {
  return { ...result, report: { ...result.report, audit } };
}

/** The later explanation, its parcels before those that were explained earlier. */
function explanations(earlier: Explanation | null, later: Explanation | null): Explanation | null {
  if (!earlier || !later) return later ?? earlier;
  const known = new Set(later.parcels.map(({ role, id }) => `${role} ${id}`));
  const rest = earlier.parcels.filter(({ role, id }) => !known.has(`${role} ${id}`));
  return { ...later, parcels: [...later.parcels, ...rest] };
}
