/** A mistake in a lesson, with its place. Lines count from 1. */
export class LessonError extends Error {
  override name = 'LessonError';

  constructor(
    readonly problem: string,
    readonly file: string,
    readonly line: number,
  ) {
    super(`${file}:${line}: ${problem}`);
  }
}
