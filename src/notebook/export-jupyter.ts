import { asOfInPython } from './as-of-in-python.ts';
import { exportParts, type ExportedPart, type WorkedLesson } from './export-lesson.ts';

interface JupyterCell {
  id: string;
  cell_type: 'markdown' | 'code';
  metadata: Record<string, never>;
  source: string[];
  execution_count?: null;
  outputs?: never[];
}

/** The lesson as a Jupyter notebook, nbformat 4.5: texts and answers as Markdown, Python as cells of code. */
export function jupyterNotebook(worked: WorkedLesson): string {
  const parts = exportParts(worked);
  const [head, ...rest] = parts;
  const python = asOfInPython(worked.lesson.today);
  const read: ExportedPart = { cell: 'read-table', markdown: '', python };
  const all = parts.some((part) => part.python !== null) ? [head!, read, ...rest] : parts;
  const notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' },
      language_info: { name: 'python' },
      title: worked.lesson.title,
    },
    cells: all.map(jupyterCell),
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

function jupyterCell({ cell, markdown, python }: ExportedPart, at: number): JupyterCell {
  const id = (cell ?? `text-${at}`).slice(0, 64);
  const source = (python ?? markdown).split(/(?<=\n)/);
  if (python === null) return { id, cell_type: 'markdown', metadata: {}, source };
  return { id, cell_type: 'code', metadata: {}, source, execution_count: null, outputs: [] };
}
