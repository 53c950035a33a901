import { RECORD_FORMAT, type CellRecord } from '../../notebook/cell-record.ts';
import type { LessonSummary } from '../../notebook/lesson.ts';

/** A lesson of two headings with two steps each: `a` and `b`, `c` and `d`. */
export function lessonNumbered(number: number, parts: Partial<LessonSummary> = {}): LessonSummary {
  const step = (id: string, heading: string) => ({ id, kind: 'quiz', heading });
  return {
    slug: `${String(number).padStart(2, '0')}-lesson`,
    number,
    title: `Lesson ${number}`,
    phase: 'A phase',
    minutes: 10,
    needs: [],
    summary: 'What it is about.',
    headings: [
      { id: 'one', text: 'Part one', level: 2 },
      { id: 'two', text: 'Part two', level: 2 },
    ],
    steps: [step('a', 'one'), step('b', 'one'), step('c', 'two'), step('d', 'two')],
    ...parts,
  };
}

/** Work on cells of a lesson: `{ a: 'done' }`. */
export function workOn(
  { slug }: LessonSummary,
  cells: Readonly<Record<string, CellRecord['progress']>>,
  changedAt: string,
): CellRecord[] {
  return Object.entries(cells).map(([cell, progress]) => ({
    format: RECORD_FORMAT,
    key: `${slug}/${cell}`,
    hash: '',
    work: {},
    result: null,
    progress,
    revision: 1,
    changedAt,
  }));
}

export const ALL_DONE = { a: 'done', b: 'done', c: 'done', d: 'done' } as const;
