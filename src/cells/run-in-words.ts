import type { CellSnapshot } from '../notebook/cell-status.ts';
import type { ExerciseResult } from '../notebook/run-exercise.ts';
import { statusInWords } from './status-in-words.ts';

/** How a run has ended, for who cannot see it. */
export function runInWords(snapshot: CellSnapshot): string {
  const { status } = snapshot;
  if (status.kind === 'failed') {
    const { line, message } = status.failure;
    return `Failed${line === null ? '' : ` in line ${line}`}: ${message}`;
  }
  if (status.kind === 'idle' || status.kind === 'stale')
    return status.kind === 'idle' ? (status.waitsFor ?? 'Not run.') : status.why;
  const words = exerciseInWords(snapshot) ?? statusInWords(snapshot);
  return words[0]!.toUpperCase() + words.slice(1) + '.';
}

function exerciseInWords({ status }: CellSnapshot): string | null {
  const result = 'result' in status ? (status.result as Partial<ExerciseResult> | null) : null;
  if (!result?.grade || !result.checks) return null;
  if (result.failure) return `broken: ${result.failure.message}`;
  const wrong = result.checks.flatMap((check) => (check.kind === 'right' ? [] : [check.message]));
  const count = `${result.checks.length - wrong.length} of ${result.checks.length} checks hold`;
  return result.checks.length === 0 ? result.grade : [count, ...wrong].join('. ');
}
