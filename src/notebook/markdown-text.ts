import { cellText } from '../charts/figures.ts';
import type { Output } from './code-engine.ts';

/** Paragraphs with an empty line between them; empty ones are left out. */
export function parts(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n');
}

/** A listing; its fence is longer than any within the text. */
export function fence(language: string, text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${language}\n${text}\n${ticks}`;
}

export function markdownTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/\|/g, '\\|').replace(/\s+/g, ' ')).join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map(line)].join('\n');
}

/** What a cell of code showed. */
export function outputMarkdown(output: Output): string {
  if (output.kind === 'text') return fence('text', output.text);
  if (output.kind === 'chart') return '*(a chart)*';
  const { columns, rows, rowCount } = output;
  const shown = markdownTable(
    columns.map(({ name }) => name),
    rows.map((row) => row.map((cell) => cellText(typeof cell === 'boolean' ? String(cell) : cell))),
  );
  return rowCount > rows.length ? `${shown}\n\n${rows.length} of ${rowCount} rows` : shown;
}
