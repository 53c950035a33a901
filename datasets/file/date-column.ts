import { NEVER } from '../../src/ml/table.ts';
import { ambiguous, unreadable } from './date-errors.ts';
import { DATE_ORDERS, type DateOrder } from './date-text.ts';
import {
  distinctTexts,
  isDate,
  reads,
  rowsIn,
  type Distinct,
  type DistinctDate,
} from './distinct-dates.ts';
import { isNoValue } from './number-text.ts';
import { dayMinutes } from './read-date.ts';
import { counted, shown } from './shown.ts';
import type { SourceTable, TextColumn } from './source-table.ts';

/** A column of dates as read. */
export interface DateColumn {
  /** Minutes since 1970 of the moment, or of the start of the day; NEVER where there is none. */
  minutes: Int32Array;
  /** How many rows hold a date. */
  holds: number;
  /** No value has a time of day. */
  datesOnly: boolean;
  /** What was read in a particular way, one sentence each. */
  notes: string[];
}

/**
 * Reads a column as dates. Year-month-day is tried first, then the other orders, each over the whole
 * column: one order must read every date, for a column that mixes two was damaged on its way, and the
 * same digits would mean two days. Where two orders read every date and differ, the file alone cannot
 * say which is meant. Text that has not the shape of a date counts as missing and is counted.
 *
 * @param given the order, where the roles file names it.
 * @throws with the line when a date cannot be read, or can be read in two ways.
 */
export function readDateColumn(
  table: SourceTable,
  name: string,
  given: DateOrder | null,
): DateColumn {
  const column = table.columns.get(name)!;
  const distinct = distinctTexts(column);
  const dates = distinct.filter(isDate);
  const order = orderOf(table, name, dates, given);
  const datesOnly = dates.every(({ date }) => date.timeOfDay === 0);
  const minutesOf = distinct.map(({ date }) => {
    if (!date) return NEVER;
    const day = dayMinutes(date, order);
    return datesOnly ? day : day + date.timeOfDay - date.zone;
  });
  const minutes = column.codes.map((code) => (code < 0 ? NEVER : minutesOf[code]!));
  return { minutes, holds: rowsIn(dates), datesOnly, notes: notesOn(table, name, distinct, order) };
}

/** The share of a column's values that read as dates in the one order that reads the most of them. */
export function dateShare(column: TextColumn): number {
  const distinct = distinctTexts(column).filter(({ text }) => !isNoValue(text));
  const held = rowsIn(distinct);
  // Eight digits in a row are rather a number, unless a date is asked for.
  const dates = distinct.filter(isDate).filter(({ date }) => date.separator !== '');
  const read = DATE_ORDERS.map((order) => rowsIn(dates.filter((d) => reads(d, order))));
  return held === 0 ? 0 : Math.max(...read) / held;
}

/** The order that reads every date. */
function orderOf(
  table: SourceTable,
  name: string,
  dates: readonly DistinctDate[],
  given: DateOrder | null,
): DateOrder {
  const tried = given ? [given] : DATE_ORDERS;
  const whole = tried.filter((order) => dates.every((one) => reads(one, order)));
  const [first, ...others] = whole;
  if (first === undefined) throw new Error(unreadable(table, name, dates, tried));
  for (const other of others) {
    const twofold = dates.find(({ date }) => dayMinutes(date, first) !== dayMinutes(date, other));
    if (twofold) throw new Error(ambiguous(table, name, twofold, [first, other]));
  }
  return first;
}

function notesOn(
  table: SourceTable,
  name: string,
  distinct: readonly Distinct[],
  order: DateOrder,
): string[] {
  const notes: string[] = [];
  const ordered = distinct.filter(isDate).filter(({ date }) => date.order === null);
  const separators = [...new Set(ordered.map(({ date }) => date.separator))];
  if (ordered.length > 0 && (order !== 'y/m/d' || separators.length > 1)) {
    const written =
      separators.length > 1 ? `, written with ${separators.map(shown).join(' and ')}` : '';
    notes.push(`${shown(name)}: dates are read in the order ${order}${written}.`);
  }
  const text = distinct.filter(({ date, text }) => date === null && !isNoValue(text));
  if (text.length > 0)
    notes.push(
      `${shown(name)}: text in place of a date counts as missing in ${counted(rowsIn(text), 'row')}, the first ${shown(text[0]!.text)} (${table.place(text[0]!.row)}).`,
    );
  return notes;
}
