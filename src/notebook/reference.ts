import { isTable, rowsOf } from './code-engine.ts';
import { valueAt } from './figure.ts';

/** A value of a cell, as an author writes it: `late-share.byDay`. */
export interface Reference {
  cell: string;
  path: readonly string[];
}

/** Throws, with an example, when the text is no reference. */
export function parseReference(text: string): Reference {
  const match = /^([a-z][a-z0-9-]*)((?:\.[A-Za-z0-9_]+)*)$/.exec(text);
  if (!match)
    throw new Error(
      `"${text}" names no value of a cell. Write cell-id.path, for example late-share.byDay.`,
    );
  return { cell: match[1]!, path: match[2]!.split('.').slice(1) };
}

/** What a reference points at. Throws where the path leads nowhere. */
export function lookUpReference(
  { cell, path }: Reference,
  valueOf: (id: string) => unknown,
): unknown {
  return valueAt(valueOf(cell), path, cell);
}

/** The rows at a reference: a table, or a list of objects. */
export function rowsAt(reference: Reference, valueOf: (id: string) => unknown) {
  const value = lookUpReference(reference, valueOf);
  const rows = rowsOf(value);
  if (!rows)
    throw new Error(
      `${[reference.cell, ...reference.path].join('.')} is no table: export an Arquero table or a list of objects.`,
    );
  return { rows, names: isTable(value) ? value.names : Object.keys(rows[0] ?? {}) };
}
