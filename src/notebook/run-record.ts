import { toExperiment } from '../ml/experiment.ts';
import type { RunResult } from '../ml/result.ts';
import { isLook, type Look } from './looks.ts';

/** What a person said before the result: a replayed ROC AUC, or that they would rather not. */
export type Prediction = number | 'skipped';

/** One executed experiment, as it is kept. */
export interface RunRecord {
  format: 1;
  id: string;
  /** The person's own name for it; empty until they give one. */
  name: string;
  /** ISO 8601, in UTC. */
  ranAt: string;
  /** null while the result waits, hidden, for a prediction. */
  prediction: Prediction | null;
  /** Test rows or the future of this dataset, looked at before the run. */
  looked: readonly Look[];
  result: RunResult;
}

/** The record of a run that has just ended. */
export function newRun(
  result: RunResult,
  prediction: Prediction | null,
  looked: readonly Look[] = [],
): RunRecord {
  const ranAt = new Date().toISOString();
  return { format: 1, id: newRunId(), name: '', ranAt, prediction, looked, result };
}

/** Letters and digits that no other run has; `crypto.randomUUID` is missing on plain http. */
export function newRunId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What is wrong with a stored value, or null when it is a run that this version can show. */
export function flawOfRecord(value: unknown): string | null {
  if (!isObject(value)) return 'it is not a run';
  if (value.format !== 1) return `its format is ${JSON.stringify(value.format)}, not 1`;
  if (typeof value.name !== 'string' || typeof value.ranAt !== 'string')
    return 'its name or its date is missing';
  if (!isPrediction(value.prediction)) return 'its prediction is neither a score nor skipped';
  // Runs of earlier versions have no looks.
  const { looked = [] } = value;
  if (!Array.isArray(looked) || !looked.every(isLook)) return 'its looks cannot be read';
  return flawOfResult(value.result);
}

export function flawOfResult(result: unknown): string | null {
  if (!isObject(result)) return 'its result is missing';
  return flawOfReport(result.report) ?? flawOfPictures(result.pictures);
}

function flawOfReport(report: unknown): string | null {
  if (!isObject(report)) return 'its report is missing';
  try {
    if (!isObject(report.experiment)) return 'its experiment is missing';
    toExperiment(report.experiment);
  } catch (error) {
    return `its experiment cannot be read (${(error as Error).message})`;
  }
  const parts: Record<string, unknown> = report;
  for (const part of ['rows', 'offline', 'replay', 'optimism', 'seconds'])
    if (!isObject(parts[part])) return `its report has no "${part}"`;
  const { replay, optimism } = report as Record<string, Record<string, unknown>>;
  if (!Array.isArray(replay!.weeks)) return 'its report has no weeks';
  if (!isObject(optimism!.rocAuc)) return 'its report has no optimism in ROC AUC';
  return null;
}

function flawOfPictures(pictures: unknown): string | null {
  if (!isObject(pictures)) return 'its pictures are missing';
  for (const part of ['clock', 'thresholds', 'calibration', 'description'])
    if (!isObject(pictures[part])) return `its pictures have no "${part}"`;
  for (const part of ['training', 'features', 'lineage'])
    if (!Array.isArray(pictures[part])) return `its pictures have no "${part}"`;
  return null;
}

function isPrediction(value: unknown): value is Prediction | null {
  return (
    value === null || value === 'skipped' || (typeof value === 'number' && value >= 0 && value <= 1)
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
