import type { LessonProgress } from '../../notebook/lesson-progress.ts';
import type { CourseEntry } from './course.ts';

/** What the Map says of a lesson, and the mark that it draws beside. */
export type LessonState =
  | { kind: 'unwritten'; words: string }
  | { kind: 'untouched'; words: string }
  /** @property share of its steps that are done. */
  | { kind: 'begun'; words: string; share: number }
  | { kind: 'done'; words: string };

export function stateOf({ lesson }: CourseEntry, progress: LessonProgress | null): LessonState {
  if (!lesson) return { kind: 'unwritten', words: 'not written yet' };
  if (!progress?.last) return { kind: 'untouched', words: 'not begun' };
  const { done, of } = progress;
  if (isDone(progress)) return { kind: 'done', words: 'done' };
  return { kind: 'begun', words: `${done} of ${of} steps`, share: done / of };
}

export function isDone({ done, of, last }: LessonProgress): boolean {
  return last !== null && done === of;
}
