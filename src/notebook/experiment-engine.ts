import type { Experiment } from '../ml/experiment.ts';
import type { RunProgress, RunResult } from '../ml/result.ts';
import type { RunRequest } from '../ml/run.ts';

export interface ExperimentEvents {
  signal?: AbortSignal;
  /** The table is being read or simulated. */
  onLoading?: (share: number, detail: string) => void;
  onProgress?: (progress: RunProgress) => void;
}

/** Runs experiments; the client of the lab's worker is one. Rejects with an AbortError when stopped. */
export interface ExperimentEngine {
  run(experiment: Experiment, request: RunRequest, events?: ExperimentEvents): Promise<RunResult>;
}
