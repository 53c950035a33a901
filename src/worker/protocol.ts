import type { Experiment } from '../ml/experiment.ts';
import type { ExploreProgress } from '../ml/explore/answers.ts';
import type { RunComparison } from '../ml/explain/compare-runs.ts';
import type { SplitPreview } from '../ml/preview.ts';
import type { RunProgress, RunResult } from '../ml/result.ts';
import type { RunRequest } from '../ml/run.ts';
import type { DatasetSpec } from '../ml/world.ts';
import type { PackedValue } from './code/packed-value.ts';
import type { AnyAnswer, ExploreRequest } from './exploration.ts';

export type TableFormat = 'csv' | 'parquet';

/** What the page needs to know of an open world. */
export interface WorldSummary {
  rows: number;
  columns: number;
  checksum: string;
}

/** Every request but `start` and `ping` has an id; each message about it carries the same id. */
export type ToLab =
  | { kind: 'start'; baseUrl: string }
  | { kind: 'ping' }
  | { kind: 'open'; id: number; dataset: DatasetSpec }
  | { kind: 'run'; id: number; experiment: Experiment; request: RunRequest }
  | { kind: 'preview'; id: number; experiment: Experiment }
  | {
      kind: 'compare';
      id: number;
      /** Two experiments that replay the same parcels. */
      experiment: Experiment;
      other: Experiment;
      /** The score from which on a parcel is called late. */
      threshold: number;
    }
  | ({ kind: 'explore'; id: number } & ExploreRequest)
  | { kind: 'export'; id: number; dataset: DatasetSpec; format: TableFormat }
  | { kind: 'table'; id: number; dataset: DatasetSpec; today: string }
  | { kind: 'stop'; id: number };

export type FromLab =
  | { kind: 'pong' }
  | { kind: 'loading'; id: number; share: number; detail: string }
  | { kind: 'progress'; id: number; progress: RunProgress }
  | { kind: 'exploring'; id: number; progress: ExploreProgress }
  | { kind: 'opened'; id: number; summary: WorldSummary }
  | { kind: 'done'; id: number; result: RunResult }
  | { kind: 'previewed'; id: number; preview: SplitPreview }
  | { kind: 'compared'; id: number; comparison: RunComparison }
  | { kind: 'explored'; id: number; answer: AnyAnswer }
  | { kind: 'file'; id: number; file: Blob }
  | { kind: 'table'; id: number; table: PackedValue }
  | { kind: 'failed'; id: number; message: string }
  | { kind: 'stopped'; id: number };
