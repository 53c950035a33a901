import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The colours of code; custom properties reach into the shadow root, so that themes change them. */
export const highlight = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: 'var(--training-text)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--honest-text)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--test-text)' },
  { tag: [tags.comment], color: 'var(--soft-ink)', fontStyle: 'italic' },
  { tag: [tags.typeName], color: 'var(--training-text)' },
]);

export const theme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', fontSize: 'var(--size-code)', lineHeight: '1.6' },
  '.cm-content': { padding: 'var(--space-3) 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 var(--space-4)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { backgroundColor: 'var(--line)' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--line)',
    color: 'inherit',
  },
  '.failed-line': {
    borderLeft: '3px solid var(--leak)',
    paddingLeft: 'calc(var(--space-4) - 3px)',
  },
  '.failed-token': {
    textDecoration: 'underline wavy var(--leak)',
    textUnderlineOffset: '0.2em',
  },
  '.cm-tooltip': {
    border: '1px solid var(--soft-ink)',
    borderRadius: 'var(--radius-small)',
    backgroundColor: 'var(--card)',
    color: 'var(--ink)',
    fontSize: 'var(--size-note)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--mono)',
    maxHeight: '14rem',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--ink)',
    color: 'var(--page)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected] .cm-completionDetail': { color: 'var(--page)' },
  '.cm-completionDetail': {
    fontFamily: 'var(--sans)',
    fontStyle: 'normal',
    color: 'var(--soft-ink)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
  '.cm-completionInfo': {
    maxWidth: '20rem',
    padding: 'var(--space-2) var(--space-3)',
    fontFamily: 'var(--sans)',
  },
});
