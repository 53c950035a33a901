import type { Lesson, LessonSummary } from './lesson.ts';

const loaders = import.meta.glob<Lesson>('../../lessons/*/index.md', { import: 'default' });
const summaries = import.meta.glob<LessonSummary>('../../lessons/*/index.md', {
  eager: true,
  query: '?summary',
  import: 'default',
});

/** Every lesson there is, in order: each folder of lessons/. */
export const lessonList: readonly LessonSummary[] = Object.values(summaries).sort(
  (a, b) => a.number - b.number,
);

/** A lesson with its text and cells, loaded when somebody opens it. */
export async function loadLesson(slug: string): Promise<Lesson> {
  const load = loaders[`../../lessons/${slug}/index.md`];
  if (!load)
    throw new Error(
      `There is no lesson "${slug}". There is: ${lessonList.map((lesson) => lesson.slug).join(', ')}.`,
    );
  return load();
}
