import { dateText, type DateOrder, type DateText } from './date-text.ts';
import { dayMinutes } from './read-date.ts';
import type { TextColumn } from './source-table.ts';

/** A different text of the column: what it says, in how many rows it stands, and in which first. */
export interface Distinct {
  text: string;
  date: DateText | null;
  rows: number;
  row: number;
}

export type DistinctDate = Distinct & { date: DateText };

/** Whether it has the shape of a date. */
export function isDate(one: Distinct): one is DistinctDate {
  return one.date !== null;
}

/** Whether it is a day in this order. */
export function reads({ date }: DistinctDate, order: DateOrder): boolean {
  return !Number.isNaN(dayMinutes(date, order));
}

/** In how many rows these texts stand. */
export function rowsIn(distinct: readonly Distinct[]): number {
  return distinct.reduce((sum, { rows }) => sum + rows, 0);
}

/** The different texts of a column, in the order in which they first come. */
export function distinctTexts({ texts, codes }: TextColumn): Distinct[] {
  const distinct = texts.map((text) => ({ text, date: dateText(text), rows: 0, row: -1 }));
  for (let row = 0; row < codes.length; row++) {
    if (codes[row]! < 0) continue;
    const one = distinct[codes[row]!]!;
    if (one.rows++ === 0) one.row = row;
  }
  return distinct;
}
