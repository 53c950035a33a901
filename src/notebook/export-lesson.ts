import type { CellKind } from './cell-kind.ts';
import { cellsOf, type Block, type Lesson } from './lesson.ts';
import { NO_FIGURE } from './prose.ts';
import { fillTemplate, parseTemplate } from './template.ts';

/** What an export reads of a lesson that was worked on; a Notebook and a Runtime can both tell it. */
export interface WorkedLesson {
  lesson: Lesson;
  kinds: ReadonlyMap<string, CellKind>;
  workOf(id: string): unknown;
  /** The last result of a cell; null where there is none or a prediction hides it. */
  resultOf(id: string): unknown;
  valueOf(id: string): unknown;
  isShown(block: Block): boolean;
}

/** A part of an exported lesson. */
export interface ExportedPart {
  /** The cell that it came from; null for prose. */
  cell: string | null;
  markdown: string;
  /** What stands in a Jupyter notebook in its place; null: the Markdown. */
  python: string | null;
}

/** The lesson as a learner has it before them, part by part; what is held back is left out. */
export function exportParts(worked: WorkedLesson): ExportedPart[] {
  const { lesson } = worked;
  const head = `# ${lesson.title}\n\n*Holdout, lesson ${lesson.number} · ${lesson.phase}*\n\n${lesson.summary}`;
  const found = lesson.blocks
    .filter((block) => worked.isShown(block))
    .map((block) => partOf(block, worked));
  return [textPart(head), ...found.filter((part) => part !== null)];
}

/** The lesson as one Markdown file. */
export function markdownReport(worked: WorkedLesson): string {
  const texts = exportParts(worked).map(({ markdown }) => markdown);
  return `${texts.join('\n\n')}\n`;
}

function partOf(block: Block, worked: WorkedLesson): ExportedPart | null {
  const { kinds, valueOf, workOf, resultOf } = worked;
  if (block.kind === 'prose') return textPart(proseMarkdown(block.markdown, valueOf));
  const { cell } = block;
  const kind = kinds.get(cell.kind)!;
  const work = workOf(cell.id);
  const markdown = kind.toMarkdown(cell, { work, result: resultOf(cell.id), valueOf });
  if (markdown === null) return null;
  return { cell: cell.id, markdown, python: kind.toPython?.(cell, work) ?? null };
}

function textPart(markdown: string): ExportedPart {
  return { cell: null, markdown, python: null };
}

/** Prose with its figures, in plain Markdown: callouts become quotations, links within Holdout their words. */
function proseMarkdown(markdown: string, valueOf: (id: string) => unknown): string {
  const lines: string[] = [];
  const open: string[] = [];
  for (const line of markdown.split('\n')) {
    const fence = /^:{3,}\s*(\w*)\s*(.*)$/.exec(line);
    if (fence?.[1]) {
      open.push(fence[1]);
      lines.push(`> **${fence[2] || fence[1]}**`);
    } else if (fence) open.pop();
    else lines.push(open.length > 0 ? `> ${line}`.trimEnd() : line);
  }
  const text = lines.join('\n').replace(/\[([^\]]*)\]\((?!https:)[^)]*\)/g, '$1');
  return text.replace(/\{\{.*?\}\}/g, (figure) => {
    try {
      return fillTemplate(parseTemplate(figure), valueOf, () => NO_FIGURE);
    } catch {
      return figure;
    }
  });
}

/** The documents of one lesson, each with its title. */
export function deliverablesOf(
  worked: WorkedLesson,
): { id: string; title: string; done: boolean; text: string }[] {
  const { lesson, kinds, workOf, valueOf } = worked;
  return cellsOf(lesson).flatMap((cell) => {
    if (cell.kind !== 'deliverable') return [];
    const work = workOf(cell.id) as { done: boolean } | null;
    const text = kinds.get(cell.kind)!.toMarkdown(cell, { work, result: null, valueOf })!;
    const { title } = cell as typeof cell & { title: string };
    return [{ id: cell.id, title, done: work?.done ?? false, text }];
  });
}

/** The dossier: the documents of all lessons in their order, as one Markdown file. */
export function dossier(lessons: readonly WorkedLesson[]): string {
  const parts = lessons.flatMap((worked) =>
    deliverablesOf(worked).map(
      ({ text, done }) =>
        `${text.trim()}\n\n*Lesson ${worked.lesson.number}, ${worked.lesson.title}${done ? '' : ' · not finished'}*`,
    ),
  );
  return `# Project dossier\n\n${parts.join('\n\n---\n\n')}\n`;
}
