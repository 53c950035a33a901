import { LineCounter, parseDocument, type Document } from 'yaml';
import { FieldError, Fields, type FieldPath } from '../fields.ts';
import { LessonError } from './lesson-error.ts';

/** Where a text stands: its file, and the line of its first line. */
export interface Place {
  file: string;
  line: number;
}

/**
 * Reads options from a text in YAML and hands them to `use`. A mistake in the text, and one that `use`
 * finds in a value, becomes an error with the line in the lesson's file.
 */
export function withYaml<T>(text: string, place: Place, use: (fields: Fields) => T): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number) => place.line + Math.max(lines.linePos(offset).line, 1) - 1;
  const [mistake] = document.errors;
  if (mistake)
    throw new LessonError(
      `The options cannot be read: ${mistake.message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '')}.`,
      place.file,
      lineAt(mistake.pos[0]),
    );
  try {
    return use(Fields.of(document.toJS()));
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    throw new LessonError(error.message, place.file, lineAt(offsetOf(document, error.path)));
  }
}

/** Where the value at a path begins; of its nearest parent when the value has no place of its own. */
function offsetOf(document: Document, path: FieldPath): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number] } | undefined;
    if (node?.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}
