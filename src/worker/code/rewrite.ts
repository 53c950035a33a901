/** `text` takes the place of the source from `start` to `end`. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

export interface Rewritten {
  text: string;
  /** The place in the source of a place in the text; inside what was put in, the place where that stands. */
  toSource(offset: number): number;
}

/** @param edits in order, none overlapping another. */
export function rewrite(source: string, edits: readonly Edit[]): Rewritten {
  const pieces: { from: number; source: number; text: string; copied: boolean }[] = [];
  let length = 0;
  const add = (text: string, sourceOffset: number, copied: boolean) => {
    pieces.push({ from: length, source: sourceOffset, text, copied });
    length += text.length;
  };
  let done = 0;
  for (const { start, end, text } of edits) {
    add(source.slice(done, start), done, true);
    add(text, start, false);
    done = end;
  }
  add(source.slice(done), done, true);
  return {
    text: pieces.map((piece) => piece.text).join(''),
    toSource(offset) {
      const piece = pieces.findLast(({ from }) => from <= offset)!;
      return piece.copied ? piece.source + offset - piece.from : piece.source;
    },
  };
}

/** The offset of a line and column, both from 1; null when the text has no such place. */
export function offsetOf(text: string, line: number, column: number): number | null {
  let start = 0;
  for (let l = 1; l < line; l++) {
    start = text.indexOf('\n', start) + 1;
    if (start === 0) return null;
  }
  const offset = start + column - 1;
  return offset > text.length ? null : offset;
}

/** The line and column, both from 1, of an offset. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - start + 1 };
}
