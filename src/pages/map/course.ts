import type { LessonSummary } from '../../notebook/lesson.ts';

/** The lessons that the course is planned to have, by what they are about; each keeps its number. */
export const PLANNED: ReadonlyMap<number, string> = new Map(
  [
    'Problem definition',
    'Data discovery',
    'Labels',
    'Exploratory analysis',
    'Features',
    'Model selection',
    'Training and evaluation',
    'Deployment',
    'Monitoring',
    'Iteration',
    'Two loops',
    'Failure modes',
    'Team roles',
    'Technical debt',
    'A plan',
  ].map((title, index) => [index + 1, title]),
);

/** A place in the course; `lesson` is null while nobody has written it. */
export interface CourseEntry {
  number: number;
  title: string;
  lesson: LessonSummary | null;
}

/** Every lesson that is written or planned, in order. */
export function courseOf(lessons: readonly LessonSummary[]): CourseEntry[] {
  const entries = new Map<number, CourseEntry>();
  for (const [number, title] of PLANNED) entries.set(number, { number, title, lesson: null });
  for (const lesson of lessons)
    entries.set(lesson.number, { number: lesson.number, title: lesson.title, lesson });
  return [...entries.values()].sort((a, b) => a.number - b.number);
}
