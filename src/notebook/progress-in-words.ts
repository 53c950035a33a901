import type { RunProgress } from '../ml/result.ts';

/** A step of a run in a few words, and how far its fit has come. */
export function progressInWords(progress: RunProgress): [text: string, share: number | null] {
  if (progress.kind === 'stage') return [progress.detail, null];
  if (progress.kind === 'audit') return ['auditing', null];
  const { unit, done, of } = progress.progress;
  return [`${progress.stage} · ${unit} ${done} of ${of}`, Math.min(1, done / of)];
}
