import { StateEffect, StateField, type EditorState } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';

/** Where a run failed, both counted from 1; the column is unknown to some engines. */
export interface Place {
  line: number;
  column: number | null;
}

/** Marks the place where the last run failed; null takes the mark away. */
export const markFailure = StateEffect.define<Place | null>();

/** The mark, kept at its line while the code around it changes. */
export const failureMark = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects)
      if (effect.is(markFailure)) next = decorate(transaction.state, effect.value);
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const LINE = Decoration.line({ class: 'failed-line' });
const TOKEN = Decoration.mark({ class: 'failed-token' });

function decorate({ doc }: EditorState, place: Place | null): DecorationSet {
  if (!place || place.line < 1 || place.line > doc.lines) return Decoration.none;
  const line = doc.line(place.line);
  const at = place.column === null ? null : line.from + place.column - 1;
  const rest = at === null || at >= line.to ? '' : line.text.slice(at - line.from);
  const length = /^[\p{L}\p{N}_$]+|^./u.exec(rest)?.[0].length ?? 0;
  const marks = [LINE.range(line.from)];
  if (at !== null && length > 0) marks.push(TOKEN.range(at, at + length));
  return Decoration.set(marks);
}
