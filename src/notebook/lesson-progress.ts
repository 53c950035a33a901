import type { CellRecord } from './cell-record.ts';
import type { LessonSummary, Step } from './lesson.ts';

/** How far a learner is in a lesson, told from what is kept, without opening the lesson. */
export interface LessonProgress {
  done: number;
  of: number;
  /** Steps under each heading that are done, and all of them; null: before the first heading. */
  headings: ReadonlyMap<string | null, { done: number; of: number }>;
  /** The cell that was worked on last, and when; null: none was. */
  last: { cell: string; changedAt: string } | null;
}

export function lessonProgress(
  { slug, steps }: Pick<LessonSummary, 'slug' | 'steps'>,
  records: readonly CellRecord[],
): LessonProgress {
  const own = records.filter(({ key }) => key.startsWith(`${slug}/`));
  const cellOf = ({ key }: CellRecord) => key.slice(slug.length + 1);
  const finished = new Set(own.filter(({ progress }) => progress === 'done').map(cellOf));
  const isDone = ({ id }: Step) => finished.has(id);
  const headings = new Map<string | null, { done: number; of: number }>();
  for (const step of steps) {
    const { done, of } = headings.get(step.heading) ?? { done: 0, of: 0 };
    headings.set(step.heading, { done: done + (isDone(step) ? 1 : 0), of: of + 1 });
  }
  const worked = own.filter(({ work, result }) => work !== null || result !== null);
  const [latest] = worked.sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
  return {
    done: steps.filter(isDone).length,
    of: steps.length,
    headings,
    last: latest ? { cell: cellOf(latest), changedAt: latest.changedAt } : null,
  };
}
