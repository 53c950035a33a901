import type { RunRecord } from '../../notebook/run-record.ts';

const FORMAT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** When a run ran, by the clock of the person's machine. */
export function runDate({ ranAt }: RunRecord): string {
  const date = new Date(ranAt);
  return Number.isNaN(date.getTime()) ? 'at an unknown time' : FORMAT.format(date);
}
