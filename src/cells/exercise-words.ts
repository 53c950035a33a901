import type { CellSnapshot } from '../notebook/cell-status.ts';
import type { ExerciseResult } from '../notebook/run-exercise.ts';

/** How an exercise stands, in the few words at its head: "2 of 3 checks · hint 1 of 3 open". */
export function exerciseInWords({ status }: CellSnapshot, open: number, hints: number): string {
  const result = 'result' in status ? (status.result as ExerciseResult | null) : null;
  const parts = [standing(status.kind, result)];
  if (open > 0) parts.push(`hint ${open} of ${hints} open`);
  return parts.join(' · ');
}

function standing(kind: CellSnapshot['status']['kind'], result: ExerciseResult | null): string {
  if (kind === 'running') return 'checking';
  if (kind === 'failed') return 'could not be checked';
  if (!result) return 'not checked yet';
  const before = kind === 'stale' ? 'changed since: ' : '';
  if (result.checks.length === 0) return before + result.grade;
  const right = result.checks.filter((check) => check.kind === 'right').length;
  return `${before}${right} of ${result.checks.length} checks`;
}
