import type { CellSnapshot } from '../notebook/cell-status.ts';

/** The rule at the left of a cell that runs: done, stale, wrong, or nothing yet. */
export function moodOf({ status }: CellSnapshot): 'plain' | 'done' | 'stale' | 'wrong' {
  if (status.kind === 'done') return 'done';
  if (status.kind === 'stale') return 'stale';
  return status.kind === 'failed' ? 'wrong' : 'plain';
}
