import type { MarkdownIt } from 'markdown-it';
import container from 'markdown-it-container';

const CALLOUTS: Readonly<Record<string, string>> = {
  note: 'Note',
  warning: 'Careful',
  decision: 'The decision',
  interview: 'In an interview',
  summary: 'What to keep',
  reading: 'Further reading',
};

export const BLOCKS: readonly string[] = [...Object.keys(CALLOUTS), 'details', 'after'];

/**
 * `::: note Title` … `:::` becomes an aside, `::: details Title` a disclosure. `::: after cell-id` is for
 * the lesson's parser, which holds back what stands in it.
 */
export function calloutRules(md: MarkdownIt): void {
  const { escapeHtml } = md.utils;
  for (const [name, title] of Object.entries(CALLOUTS))
    container(md, name, {
      validate: (words) => firstWord(words) === name,
      render: (tokens, at) =>
        tokens[at]!.nesting === 1
          ? `<aside class="callout" data-callout="${name}">\n<p class="callout-title">${escapeHtml(rest(tokens[at]!.info) || title)}</p>\n`
          : '</aside>\n',
    });
  container(md, 'details', {
    validate: (words) => firstWord(words) === 'details',
    render: (tokens, at) =>
      tokens[at]!.nesting === 1
        ? `<details class="callout">\n<summary>${escapeHtml(rest(tokens[at]!.info) || 'More')}</summary>\n`
        : '</details>\n',
  });
  container(md, 'after', { validate: (words) => firstWord(words) === 'after' });
}

export function rest(words: string): string {
  return words.trim().replace(/^\S+\s*/, '');
}

function firstWord(words: string): string {
  return words.trim().split(/\s+/)[0]!;
}
