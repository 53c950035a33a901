import type { CellKind } from '../cell-kind.ts';
import { fillTemplate, parseTemplate, type Template } from '../template.ts';
import { LESSON, type Cell } from '../lesson.ts';

export interface DeliverableCell extends Cell {
  kind: 'deliverable';
  title: string;
  /** Markdown with places for figures. */
  template: Template;
}

/** null: the filled template stands as it is. */
export interface DeliverableWork {
  text: string | null;
  /** The learner says that it is finished. */
  done: boolean;
}

export const kind: CellKind<DeliverableCell, DeliverableWork> = {
  id: 'deliverable',
  title: 'Deliverable',
  summary: 'A document filled from the learner’s own runs and answers, to be edited.',
  languages: ['md'],
  parse(source) {
    const title = source.flag('title');
    if (typeof title !== 'string')
      return source.fail('Write its title after the id: title="Model card".');
    try {
      return { title, template: parseTemplate(source.body) };
    } catch (error) {
      return source.fail((error as Error).message);
    }
  },
  needs: (cell) =>
    [...new Set(cell.template.figures.map((figure) => figure.cell))].filter((id) => id !== LESSON),
  value: (_cell, { work }) => work ?? { text: null, done: false },
  progress: (_cell, { work }) => (work?.done ? 'done' : work?.text ? 'begun' : 'untouched'),
  toMarkdown: (cell, { work, valueOf }) => deliverableText(cell, work, valueOf),
  flawOfWork(work) {
    const { text, done } = (work ?? {}) as Partial<DeliverableWork>;
    return (text === null || typeof text === 'string') && typeof done === 'boolean'
      ? null
      : 'it holds no text';
  },
};

/** The document as it stands: the learner's own text or, untouched, the template with today's figures. */
export function deliverableText(
  { template }: DeliverableCell,
  work: DeliverableWork | null,
  valueOf: (id: string) => unknown,
): string {
  return work?.text ?? fillTemplate(template, valueOf);
}
