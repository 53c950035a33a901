import type { MarkdownIt } from 'markdown-it';
import { lessonLink } from '../lesson-link.ts';

/** A link as an author wrote it, to be checked once every heading is known. */
export interface FoundLink {
  /** null: this lesson. */
  slug: string | null;
  anchor: string | null;
  line: number;
}

/**
 * Links that stay: `#heading` in this lesson, `../03-labels/index.md#heading` in another one, `#/lab?…`
 * to a page of Holdout, `https://…` outside. Any other, and every picture, throws.
 */
export function linkRule(
  md: MarkdownIt,
  slug: string,
  found: (link: Omit<FoundLink, 'line'>) => void,
): void {
  md.validateLink = () => true;
  md.core.ruler.push('lesson_links', (state) => {
    for (const { children } of state.tokens)
      for (const token of children ?? []) {
        if (token.type === 'image')
          throw new Error('Pictures are drawn by chart cells; a lesson shows no image file.');
        if (token.type !== 'link_open') continue;
        const href = String(token.attrGet('href') ?? '');
        token.attrSet('href', resolve(href));
        if (href.startsWith('https://')) token.attrSet('rel', 'noreferrer');
      }
  });

  function resolve(href: string): string {
    if (/^(https:\/\/|#\/)/.test(href)) return href;
    const here = /^#([\w-]+)$/.exec(href);
    if (here) {
      found({ slug: null, anchor: here[1]! });
      return lessonLink(slug, here[1]);
    }
    const there = /^\.\.\/([a-z0-9-]+)\/(?:index\.md)?(?:#([\w-]+))?$/.exec(href);
    if (!there)
      throw new Error(
        `A lesson cannot link to "${href}". Write #heading, ../NN-lesson/index.md#heading, #/page or https://….`,
      );
    found({ slug: there[1]!, anchor: there[2] ?? null });
    return lessonLink(there[1]!, there[2]);
  }
}
