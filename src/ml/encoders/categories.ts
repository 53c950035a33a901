import type { CategoricalColumn, Column } from '../table.ts';

/**
 * The categories of a column that were there when it was fitted. `codeOf` gives each category of the
 * dictionary its code, 0 to size − 1 in the order of the dictionary, and −1 to those that were not seen.
 * Missing is the category after the last one.
 */
export interface Categories {
  codeOf: Int32Array;
  size: number;
}

/** @param missing `own`: a category of its own, where it was seen; `none`: always −1. */
export function fitCategories(
  column: CategoricalColumn,
  rows: Int32Array,
  missing: 'own' | 'none',
): Categories {
  const places = column.categories.length + 1;
  const seen = new Uint8Array(places);
  for (let i = 0; i < rows.length; i++) seen[placeOf(column.values[rows[i]!]!, places)] = 1;
  if (missing === 'none') seen[places - 1] = 0;
  let size = 0;
  return { codeOf: Int32Array.from(seen, (was) => (was ? size++ : -1)), size };
}

/** True when every fitted row was missing: the column says nothing. */
export function onlyMissing({ codeOf, size }: Categories): boolean {
  return size === 0 || (size === 1 && codeOf.at(-1) === 0);
}

/** The code of each of the rows. @throws when the column is not categorical. */
export function codesAt(column: Column, rows: Int32Array, { codeOf }: Categories): Int32Array {
  if (column.kind !== 'categorical')
    throw new Error(`A ${column.kind} column stands where a categorical one was fitted.`);
  const codes = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++)
    codes[i] = codeOf[placeOf(column.values[rows[i]!]!, codeOf.length)]!;
  return codes;
}

function placeOf(category: number, places: number): number {
  return category < 0 ? places - 1 : category;
}
