import type { Notebook } from '../../notebook/Notebook.svelte.ts';
import type { Work } from '../../notebook/work-file.ts';
import { saveFile } from '../../ui/save-file.ts';

/** The lesson as the learner has it before them, as a report. */
export async function saveMarkdown(notebook: Notebook): Promise<void> {
  const { markdownReport } = await import('../../notebook/export-lesson.ts');
  save(notebook, 'md', 'text/markdown', markdownReport(notebook.worked));
}

export async function saveJupyter(notebook: Notebook): Promise<void> {
  const { jupyterNotebook } = await import('../../notebook/export-jupyter.ts');
  save(notebook, 'ipynb', 'application/x-ipynb+json', jupyterNotebook(notebook.worked));
}

/** All work on all lessons and all runs, to be imported elsewhere. */
export async function saveWork(work: Work): Promise<void> {
  const { writeWorkFile } = await import('../../notebook/work-file.ts');
  const savedAt = new Date().toISOString();
  const text = writeWorkFile(work, savedAt);
  const name = `holdout-work-${savedAt.slice(0, 10)}.json`;
  saveFile(name, new Blob([text], { type: 'application/json' }));
}

function save({ lesson }: Notebook, extension: string, type: string, text: string): void {
  saveFile(`holdout-${lesson.slug}.${extension}`, new Blob([text], { type }));
}
