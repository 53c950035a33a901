import type { CellSnapshot } from '../notebook/cell-status.ts';

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** How a cell that runs stands, in the few words at its head. */
export function statusInWords({ status, hiddenBy }: CellSnapshot): string {
  switch (status.kind) {
    case 'running':
      return 'running';
    case 'failed':
      return 'failed';
    case 'stale':
      return 'stale';
    case 'idle':
      return status.waitsFor ? 'waits' : 'not run yet';
    case 'done':
      if (hiddenBy.length > 0) return 'the result waits for your guess';
      return `ran in ${secondsInWords(status.seconds)}`;
  }
}

export function secondsInWords(seconds: number): string {
  if (seconds < 0.095) return `${Math.max(1, Math.round(seconds * 1000))} ms`;
  return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}

/** 14:01, by the clock of the person's machine. */
export function timeOfDay(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? 'at an unknown time' : CLOCK.format(date);
}
