import type { Prose } from './lesson.ts';
import { NO_FIGURE } from './prose.ts';
import { figureText } from './template.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** A text of a lesson without markup: formulas as TeX between dollars, figures in place. */
export function plainText(
  { html, figures }: Prose,
  valueOf: (id: string) => unknown = () => undefined,
): string {
  return html
    .replace(/<math[\s\S]*?<annotation[^>]*>([\s\S]*?)<\/annotation>[\s\S]*?<\/math>/g, '$$$1$$')
    .replace(
      /<span data-figure="(\d+)"><\/span>/g,
      (_, at: string) => figureText(figures[Number(at)]!, valueOf) ?? NO_FIGURE,
    )
    .replace(/<\/(p|li|tr|h\d)>\s*/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|amp|#39);/g, (entity) => ENTITIES[entity]!)
    .trim();
}
