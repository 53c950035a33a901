import { toExperiment } from '../ml/experiment.ts';
import type { Report } from '../ml/result.ts';
import type { RunRecord } from './run-record.ts';

/**
 * A run that an earlier version kept, with what it did not know yet: fields of the experiment take
 * their defaults, answers that were never computed are null.
 */
export function completeRecord(run: RunRecord): RunRecord {
  const { report, pictures } = run.result;
  const { audit, explanation, hours, lookUp, honestTwin } = report as Partial<Report>;
  return {
    ...run,
    looked: (run as Partial<RunRecord>).looked ?? [],
    result: {
      pictures: { ...pictures, twins: pictures.twins ?? [], folds: pictures.folds ?? [] },
      report: {
        ...report,
        experiment: toExperiment(report.experiment),
        honestTwin: honestTwin
          ? { ...honestTwin, experiment: toExperiment(honestTwin.experiment) }
          : null,
        // Look-up without freshness beside it is asked for again.
        lookUp: lookUp && 'freshness' in lookUp ? lookUp : null,
        audit: audit ?? null,
        explanation: explanation ?? null,
        hours: hours ?? null,
      },
    },
  };
}
