import type { RunProgress } from '../ml/result.ts';
import type { CellProgress } from './cell-status.ts';

/** How far a run has come after one more step: in a few words, and with the rounds of the fit under way. */
export function nextProgress(before: CellProgress, step: RunProgress): CellProgress {
  if (step.kind === 'audit') return before;
  if (step.kind === 'stage') return { text: step.detail, share: null, rounds: [] };
  const { unit, done, of } = step.progress;
  const last = before.rounds.at(-1);
  // A new fit counts from its first round again.
  const rounds = last && last.done < done ? before.rounds : [];
  return {
    text: `${step.stage} · ${unit} ${done} of ${of}`,
    share: Math.min(1, done / of),
    rounds: [...rounds, step.progress],
  };
}
