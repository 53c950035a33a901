import type { LessonProgress } from '../../notebook/lesson-progress.ts';
import type { Heading, LessonSummary } from '../../notebook/lesson.ts';
import { isDone } from './lesson-state.ts';

/** The one thing that the Map suggests; `begin` is for who has done nothing, `next` for who has. */
export type NextStep =
  | { kind: 'begin'; lesson: LessonSummary }
  | { kind: 'next'; lesson: LessonSummary }
  /** @property heading null: before the first. */
  | {
      kind: 'resume';
      lesson: LessonSummary;
      heading: Heading | null;
      progress: LessonProgress;
    }
  /** Everything that is written is done. */
  | { kind: 'finished' };

export function nextStep(
  lessons: readonly LessonSummary[],
  progressOf: (lesson: LessonSummary) => LessonProgress,
): NextStep {
  const open = lessons.filter((lesson) => !isDone(progressOf(lesson)));
  const changedAt = (lesson: LessonSummary) => progressOf(lesson).last?.changedAt ?? '';
  const [latest] = lessons
    .filter((lesson) => changedAt(lesson) !== '')
    .sort((a, b) => (changedAt(a) < changedAt(b) ? 1 : -1));
  if (!latest) return open[0] ? { kind: 'begin', lesson: open[0] } : { kind: 'finished' };
  if (open.includes(latest)) return resume(latest, progressOf(latest));
  const left = new Set(open.map(({ slug }) => slug));
  const ready = open.filter(({ needs }) => !needs.some((slug) => left.has(slug)));
  const lesson = ready.find(({ number }) => number > latest.number) ?? ready[0] ?? open[0];
  if (!lesson) return { kind: 'finished' };
  const progress = progressOf(lesson);
  return progress.last ? resume(lesson, progress) : { kind: 'next', lesson };
}

/** Where the learner was; a heading under which all is done is not gone back to. */
function resume(lesson: LessonSummary, progress: LessonProgress): NextStep {
  const { steps } = lesson;
  const at = steps.findIndex(({ id }) => id === progress.last?.cell);
  const isLeft = (heading: string | null) => {
    const { done, of } = progress.headings.get(heading)!;
    return done < of;
  };
  const step = steps.slice(Math.max(at, 0)).find(({ heading }) => isLeft(heading));
  const { heading: id = null } = step ?? steps.find(({ heading }) => isLeft(heading)) ?? {};
  const heading = lesson.headings.find((one) => one.id === id) ?? null;
  return { kind: 'resume', lesson, heading, progress };
}
