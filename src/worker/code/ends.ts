import { MOST_OUTPUT_CHARACTERS, MOST_OUTPUTS } from './job.ts';

/** Why a run ended from outside, in words. */
export const STOPPED = { kind: 'stopped', message: 'Stopped.' } as const;

export const FLOOD = {
  kind: 'flood',
  message: `The code sent more than ${MOST_OUTPUTS} outputs or ${MOST_OUTPUT_CHARACTERS / 1e6} MB, so it was stopped.`,
} as const;

export const MEMORY = {
  kind: 'memory',
  message:
    'The code took more memory than the browser gives, so it was ended and its place set up anew. Work on fewer rows or columns at a time.',
} as const;

export function tooLong(seconds: number) {
  return {
    kind: 'time',
    message: `The code was stopped after ${seconds} ${seconds === 1 ? 'second' : 'seconds'}: look for a loop that does not end, or work on fewer rows.`,
  } as const;
}

export function broken(message: string): Error {
  return new Error(`Code cannot run here: the program of its sandbox failed (${message}).`);
}
