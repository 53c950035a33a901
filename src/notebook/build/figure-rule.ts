import type { MarkdownIt, StateInline } from 'markdown-it';
import { parseFigure, type Figure } from '../figure.ts';

/** `{{ cell.path | format }}` becomes a place that the page fills. */
export function figureRule(md: MarkdownIt, found: (figure: Figure) => void): void {
  md.inline.ruler.before('escape', 'figure', (state, silent) => readFigure(state, silent, found));
  md.renderer.rules.figure = (tokens, at, _options, env) => {
    const figures = env!['figures'] as Figure[];
    figures.push(tokens[at]!.meta!['figure'] as Figure);
    return `<span data-figure="${figures.length - 1}"></span>`;
  };
}

function readFigure(state: StateInline, silent: boolean, found: (figure: Figure) => void): boolean {
  if (!state.src.startsWith('{{', state.pos)) return false;
  const end = state.src.indexOf('}}', state.pos);
  if (end < 0) throw new Error('A figure begins here with {{ and has no }} at its end.');
  if (!silent) {
    const text = state.src.slice(state.pos + 2, end);
    // In a table the bar between path and format is written \|.
    const figure = parseFigure(text.replace('\\|', '|'));
    state.push('figure', '', 0).meta = { figure };
    found(figure);
  }
  state.pos = end + 2;
  return true;
}
