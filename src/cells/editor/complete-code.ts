import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { columns } from '../../../datasets/deliveries/dictionary.ts';
import { AQ_NAMES, ML_NAMES, OP_NAMES, TABLE_NAMES } from './library-names.ts';

const SCOPE: readonly Completion[] = [
  { label: 'deliveries', type: 'variable', detail: 'the table as of today' },
  { label: 'today', type: 'variable', detail: 'its last minute' },
  { label: 'aq', type: 'namespace', detail: 'Arquero' },
  { label: 'op', type: 'namespace', detail: 'what Arquero computes with' },
  { label: 'ml', type: 'namespace', detail: 'Holdout’s library' },
  { label: 'tf', type: 'namespace', detail: 'TensorFlow.js' },
  { label: 'vl', type: 'function', detail: 'draws a Vega-Lite specification' },
  { label: 'display', type: 'function', detail: 'shows a table, a chart or a text' },
];

const COLUMNS: readonly Completion[] = columns.map(({ name, title, summary }) => ({
  label: name,
  type: 'property',
  detail: title,
  info: summary,
  boost: 1,
}));

const all = (labels: readonly string[], type: string): Completion[] =>
  labels.map((label) => ({ label, type }));

const OP = all(OP_NAMES, 'function');
const AQ = all(AQ_NAMES, 'function');
const VERBS = all(TABLE_NAMES, 'method');
const ML = all(Object.keys(ML_NAMES), 'namespace');

/** Names that fit at the cursor: the scope, other cells' exports, columns, and what the libraries have. */
export function completeCode(others: readonly string[]) {
  const scope = [...SCOPE, ...all(others, 'variable')];
  return (context: CompletionContext): CompletionResult | null => {
    const after = context.matchBefore(/(?:(?:ml\.\w+|[\w$\])])\s*)?\.\w*|[\w$]+|['"]\w*/);
    if (!after) return context.explicit ? { from: context.pos, options: scope } : null;
    const text = after.text;
    const word = /\w*$/.exec(text)![0];
    const from = context.pos - word.length;
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, from - line.from);
    if (/^['"]/.test(text)) return { from, options: COLUMNS, validFor: /^\w*$/ };
    if (!text.includes('.')) return { from, options: scope, validFor: /^[\w$]*$/ };
    return { from, options: membersAfter(before), validFor: /^\w*$/ };
  };
}

/** @param before the line up to the name, with the point at its end. */
function membersAfter(before: string): readonly Completion[] {
  const group = /\bml\.(\w+)\.$/.exec(before)?.[1];
  if (group) return all(ML_NAMES[group] ?? [], 'function');
  if (/\bop\.$/.test(before)) return OP;
  if (/\baq\.$/.test(before)) return AQ;
  if (/\bml\.$/.test(before)) return ML;
  if (/(\bdeliveries|\)|^\s*)\.$/.test(before)) return VERBS;
  return [...COLUMNS, ...VERBS];
}
