import type { Experiment } from '../../ml/experiment.ts';
import type { RunComparison } from '../../ml/explain/compare-runs.ts';
import type { SplitPreview } from '../../ml/preview.ts';
import type { RunResult } from '../../ml/result.ts';
import type { RunRequest } from '../../ml/run.ts';
import type { DatasetSpec } from '../../ml/world.ts';
import type { LabEvents } from '../../worker/client.ts';
import type { TableFormat, WorldSummary } from '../../worker/protocol.ts';
import type { Wanted } from './Task.svelte.ts';

/** What the Lab needs of the worker's client. */
export interface Engine {
  open(dataset: DatasetSpec, events?: LabEvents): Promise<WorldSummary>;
  run(experiment: Experiment, request: RunRequest, events?: LabEvents): Promise<RunResult>;
  preview(experiment: Experiment, events?: LabEvents): Promise<SplitPreview>;
  compare(
    experiment: Experiment,
    other: Experiment,
    threshold: number,
    events?: LabEvents,
  ): Promise<RunComparison>;
  export(dataset: DatasetSpec, format: TableFormat, events?: LabEvents): Promise<Blob>;
}

/** What each wish asks of a run. */
export const REQUESTS: Readonly<Record<Exclude<Wanted, 'comparison'>, RunRequest>> = {
  run: {},
  twin: { twin: true },
  attribution: { twin: true, attribution: 'pair' },
  'attribution-exact': { twin: true, attribution: 'exact' },
  'look-up': { lookUp: true },
  audit: { audit: true },
  explanation: { explain: { parcels: [] } },
  hours: { hours: true },
};
