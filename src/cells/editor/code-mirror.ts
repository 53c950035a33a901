import {
  autocompletion,
  closeBrackets,
  closeCompletion,
  completionKeymap,
  completionStatus,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { javascript, javascriptLanguage, typescriptLanguage } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import { completeCode } from './complete-code.ts';
import { highlight, theme } from './code-theme.ts';
import { failureMark, markFailure, type Place } from './failure-mark.ts';
import { typeOverSelection } from './type-over-selection.ts';

export interface EditorOptions {
  /** A shadow root, so that its styles need no exception from the page's policy. */
  root: ShadowRoot;
  code: string;
  selection: { from: number; to: number };
  language: 'js' | 'ts';
  /** Its accessible name. */
  label: string;
  /** Names that other cells give. */
  names: readonly string[];
  onedit: (code: string) => void;
  onblur: () => void;
  onrun: () => void;
  onmoveon: () => void;
  onleave: () => void;
}

export interface Editor {
  readonly code: string;
  setCode(code: string): void;
  mark(place: Place | null): void;
  focus(): void;
  close(): void;
}

/** An editor for code in place of a plain text field. Tab leaves it, as it leaves any field. */
export function openEditor(options: EditorOptions): Editor {
  const { root, code, selection } = options;
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: code,
      selection: { anchor: selection.from, head: selection.to },
      extensions: extensionsOf(options),
    }),
  });
  return {
    get code() {
      return view.state.doc.toString();
    },
    setCode: (next) =>
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
    mark: (place) => view.dispatch({ effects: markFailure.of(place) }),
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
}

/** One that is only being looked for is none that could be closed. */
function closeShown(view: EditorView): boolean {
  return completionStatus(view.state) === 'active' && closeCompletion(view);
}

function extensionsOf(options: EditorOptions): Extension[] {
  const { language, label, names, onedit, onblur, onrun, onmoveon, onleave } = options;
  const does = (act: () => void) => () => {
    act();
    return true;
  };
  const data = (language === 'ts' ? typescriptLanguage : javascriptLanguage).data;
  return [
    Prec.highest(
      keymap.of([
        { key: 'Escape', run: (view) => closeShown(view) || does(onleave)() },
        ...completionKeymap.filter(({ key }) => key !== 'Escape'),
        { key: 'Shift-Enter', run: does(onmoveon) },
        { key: 'Mod-Enter', run: does(onrun) },
        { key: 'Ctrl-Enter', run: does(onrun) },
      ]),
    ),
    keymap.of([...defaultKeymap, ...historyKeymap]),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ icons: false, defaultKeymap: false, override: [completeCode(names)] }),
    javascript({ typescript: language === 'ts' }),
    data.of({ closeBrackets: { brackets: ['(', '[', '{', "'", '"', '`'] } }),
    syntaxHighlighting(highlight),
    theme,
    failureMark,
    typeOverSelection,
    EditorView.lineWrapping,
    EditorState.tabSize.of(2),
    EditorView.contentAttributes.of({ 'aria-label': `${label}. Escape leaves it.` }),
    EditorView.domEventHandlers({ blur: () => onblur() }),
    EditorView.updateListener.of(({ docChanged, state }) => {
      if (docChanged) onedit(state.doc.toString());
    }),
  ];
}
