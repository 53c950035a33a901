/** Where a person's work is, for them to see. */
export type Saved =
  | { kind: 'opening' }
  | { kind: 'saving' }
  /** `at`: when it was, ISO 8601; null where nothing has changed since the page was opened. */
  | { kind: 'saved'; at: string | null }
  | { kind: 'not-kept'; why: 'clean-slate' }
  | { kind: 'not-kept'; why: 'refused'; problem: string };

/** Everything is stored as of now. @param opening nothing but what was stored before has been read. */
export function savedNow(opening: boolean): Saved {
  return { kind: 'saved', at: opening ? null : new Date().toISOString() };
}

/** Why a browser keeps nothing, with what a person can do about it. */
export function storageProblem(error: unknown): string {
  const { name, message } = error as Error;
  if (name === 'QuotaExceededError')
    return 'The storage of this browser is full: free some space on the disk.';
  if (name === 'SecurityError')
    return 'This browser forbids the page to keep anything: allow it for this site, or use a window that is not private.';
  return message || String(error);
}
