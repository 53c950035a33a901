import katex from 'katex';
import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';

/** Formulas: `$…$` within a line, `$$` … `$$` on lines of their own. They become MathML. */
export function mathRules(md: MarkdownIt): void {
  md.inline.ruler.after('escape', 'math', inlineMath);
  md.block.ruler.after('fence', 'math_block', blockMath, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  md.renderer.rules.math = (tokens, at) => mathml(tokens[at]!.content, false);
  md.renderer.rules.math_block = (tokens, at) =>
    `<div class="formula">${mathml(tokens[at]!.content, true)}</div>\n`;
}

/** Throws KaTeX's own words, with the formula, when it cannot be read. */
export function mathml(tex: string, displayMode: boolean): string {
  let html: string;
  try {
    html = katex.renderToString(tex, { output: 'mathml', displayMode, strict: 'ignore' });
  } catch (error) {
    const why = (error as Error).message.replace('KaTeX parse error: ', '');
    throw new Error(`The formula $${tex}$ cannot be read: ${why}.`);
  }
  const math = /<math[\s\S]*<\/math>/.exec(html)![0];
  if (/\sstyle=/.test(math))
    throw new Error(
      `The formula $${tex}$ needs inline styles, which the page forbids. Write it more simply.`,
    );
  return math;
}

/** As in Pandoc, so that prices stay prices: no space within the dollars, no digit after them. */
function inlineMath(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '$') return false;
  const match = /^\$(?![\s$])((?:\\.|[^\\$\n])*?[^\s\\$]|(?:\\.|[^\\$\n])*?\\.)\$(?!\d)/.exec(
    state.src.slice(state.pos),
  );
  if (!match) return false;
  if (!silent) {
    const tex = match[1]!;
    mathml(tex, false);
    state.push('math', '', 0).content = tex;
  }
  state.pos += match[0].length;
  return true;
}

function blockMath(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const lineOf = (n: number) =>
    state.src.slice(state.bMarks[n]! + state.tShift[n]!, state.eMarks[n]);
  if (!lineOf(start).startsWith('$$')) return false;
  if (silent) return true;
  let last = start;
  const closed = (n: number) =>
    lineOf(n)
      .slice(n === start ? 2 : 0)
      .trimEnd()
      .endsWith('$$');
  while (!closed(last)) {
    last++;
    if (last >= end) throw new Error('A formula begins here with $$ and has no $$ at its end.');
  }
  const text = state.getLines(start, last + 1, state.tShift[start]!, false).trim();
  const token = state.push('math_block', '', 0);
  token.content = text.slice(2, -2).trim();
  token.map = [start, last + 1];
  mathml(token.content, true);
  state.line = last + 1;
  return true;
}
