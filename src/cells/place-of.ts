import type { CellStatus } from '../notebook/cell-status.ts';
import type { Place } from './editor/failure-mark.ts';

/** Where in the learner's own code the last run failed; null where there is no such place. */
export function placeOf(status: CellStatus): Place | null {
  if (status.kind !== 'failed' || status.failure.line === null) return null;
  const { line, column } = status.failure;
  return { line, column };
}
