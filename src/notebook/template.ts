import { formatValue, parseFigure, valueAt, type Figure } from './figure.ts';

/** Plain text with places for figures: the text before each, and the text after the last. */
export interface Template {
  texts: readonly string[];
  figures: readonly Figure[];
}

export function parseTemplate(text: string): Template {
  const parts = text.split(/\{\{(.*?)\}\}/s);
  return {
    texts: parts.filter((_, index) => index % 2 === 0),
    figures: parts
      .filter((_, index) => index % 2 === 1)
      .map((part) => parseFigure(part.replace('\\|', '|'))),
  };
}

/** The figure as text; null where its cell has no value yet. Throws where the path leads nowhere. */
export function figureText(
  { cell, path, format }: Figure,
  valueOf: (id: string) => unknown,
): string | null {
  const value = valueOf(cell);
  return value === undefined ? null : formatValue(valueAt(value, path, cell), format);
}

/**
 * The text with its figures; for one whose cell has no value yet `missing` says what stands there. Rows of
 * tables lose the blanks that line up their source, where figures are longer than in the text.
 */
export function fillTemplate(
  { texts, figures }: Template,
  valueOf: (id: string) => unknown,
  missing = (id: string) => `[run “${id}”]`,
): string {
  return texts
    .map((text, index) => {
      const figure = figures[index];
      return figure ? `${text}${figureText(figure, valueOf) ?? missing(figure.cell)}` : text;
    })
    .join('')
    .replace(/^\|.*\|$/gm, (row) => row.replace(/ {2,}/g, ' ').replace(/-{4,}/g, '---'));
}
