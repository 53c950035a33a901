import { lessonLink } from '../../notebook/lesson-link.ts';
import { lessonList } from '../../notebook/lessons.ts';
import type { Notebook } from '../../notebook/Notebook.svelte.ts';
import type { Command } from '../../ui/command.ts';
import { saveJupyter, saveMarkdown } from './lesson-files.ts';
import type { LessonDesk } from './LessonDesk.svelte.ts';

export const SHORTCUTS = [
  { keys: '⇧ ⏎', does: 'run the cell and go on to the next' },
  { keys: 'Ctrl/⌘ ⏎', does: 'run the cell, or check the exercise' },
  { keys: 'Esc', does: 'leave the editor' },
];

/** What can be done in a lesson, for the command palette. */
export function lessonCommands(notebook: Notebook, desk: LessonDesk): Command[] {
  const { lesson, busy } = notebook;
  const go = (hash: string) => () => void (location.hash = hash);
  return [
    { title: 'Run all cells', run: () => void notebook.runAll() },
    { title: 'Run stale cells', run: () => void notebook.runStale() },
    ...(busy ? [{ title: 'Stop what runs', run: () => notebook.stop() }] : []),
    ...lesson.headings.map(({ id, text }) => ({
      title: `Go to “${text}”`,
      run: () => desk.goToAnchor(id),
    })),
    { title: 'Save the lesson as Markdown', run: () => void saveMarkdown(notebook) },
    { title: 'Save the lesson as a Jupyter notebook', run: () => void saveJupyter(notebook) },
    ...lessonList
      .filter(({ slug }) => slug !== lesson.slug)
      .map(({ slug, number, title }) => ({
        title: `Lesson ${number}: ${title}`,
        run: go(lessonLink(slug)),
      })),
  ];
}
