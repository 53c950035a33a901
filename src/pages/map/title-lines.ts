import type { Box } from './graph.ts';

/** Where the text of a box begins, right of its number. */
export const TEXT_X = 38;
const MARGIN = 6;
/** About the width of a letter at the size of a title. */
const LETTER = 7.4;

/** A title in lines that fit into its box, as far as its words allow. */
export function titleLines(title: string, { width }: Pick<Box, 'width'>): string[] {
  const most = (width - TEXT_X - MARGIN) / LETTER;
  const lines: string[] = [];
  for (const word of title.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
