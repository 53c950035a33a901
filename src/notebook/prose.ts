import { figureText } from './template.ts';
import type { Prose } from './lesson.ts';

/** What stands in place of a figure whose cell has not run, or is hidden behind a prediction. */
export const NO_FIGURE = '…';

/**
 * The HTML of a text with its figures in place. Values are escaped: whatever a learner's code exports stays
 * text. A figure that cannot be shown says why, in its place.
 */
export function fillProse({ html, figures }: Prose, valueOf: (id: string) => unknown): string {
  return html.replace(/<span data-figure="(\d+)"><\/span>/g, (_, index: string) => {
    const figure = figures[Number(index)]!;
    try {
      const text = figureText(figure, valueOf);
      if (text !== null) return `<span class="figure">${escapeHtml(text)}</span>`;
      return `<span class="figure pending" title="run ${escapeHtml(figure.cell)} first">${NO_FIGURE}</span>`;
    } catch (error) {
      return `<span class="figure broken">${escapeHtml((error as Error).message)}</span>`;
    }
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter]!);
}
