import type { MarkdownIt, Token } from 'markdown-it';
import footnote from 'markdown-it-footnote';
import { lessonLink } from '../lesson-link.ts';

/** `[^name]` and `[^name]: text`, with links that stay within the lesson's address. */
export function footnoteRules(md: MarkdownIt, slug: string): void {
  md.use(footnote);
  const { rules } = md.renderer;
  rules.footnote_ref = (tokens, at) => {
    const { number, name } = noteOf(tokens[at]!);
    return `<sup class="footnote-ref"><a href="${lessonLink(slug, `fn-${number}`)}" id="fnref-${name}" aria-label="Note ${number}">${number}</a></sup>`;
  };
  rules.footnote_block_open = () => '<ol class="footnotes">\n';
  rules.footnote_block_close = () => '</ol>\n';
  rules.footnote_open = (tokens, at) => `<li id="fn-${noteOf(tokens[at]!).number}" tabindex="-1">`;
  rules.footnote_close = () => '</li>\n';
  rules.footnote_anchor = (tokens, at) => {
    const { name } = noteOf(tokens[at]!);
    return ` <a href="${lessonLink(slug, `fnref-${name}`)}" class="footnote-back" aria-label="Back to the text">↩</a>`;
  };
}

/** The number of a note, and the name of the place that refers to it: the second one of 1 is 1-1. */
function noteOf({ meta }: Token): { number: number; name: string } {
  const { id, subId } = meta as { id?: number; subId?: number };
  const number = id! + 1;
  return { number, name: subId ? `${number}-${subId}` : String(number) };
}
