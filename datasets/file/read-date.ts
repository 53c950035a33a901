import { MINUTES_PER_DAY } from '../../src/ml/table.ts';
import type { DateOrder, DateText } from './date-text.ts';

/** A table of deliveries holds no other years: what lies outside was mistyped or misread. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
/** POSIX: years of two digits from 69 on belong to the last century. */
const CENTURY_TURN = 69;

/** The day of a date, in minutes since 1970, if its parts stand in this order; NaN if they cannot. */
export function dayMinutes(date: DateText, order: DateOrder): number {
  const { year, month, day } = partsIn(date, order);
  const y = yearOf(year, date, order);
  if (Number.isNaN(y) || outOfRange(y) || Number.isNaN(date.timeOfDay)) return NaN;
  if (month.length > 2 || day.length > 2) return NaN;
  const time = Date.UTC(y, Number(month) - 1, Number(day));
  const there = new Date(time);
  const exists = there.getUTCMonth() === Number(month) - 1 && there.getUTCDate() === Number(day);
  return exists ? (time / 86_400_000) * MINUTES_PER_DAY : NaN;
}

/** Why a text that has the shape of a date is none in this order, in words that follow the date. */
export function whyNoDate(date: DateText, order: DateOrder): string {
  const { year, month, day } = partsIn(date, order);
  const y = date.parts.find((part) => part.length > 4) ?? yearOf(year, date, order);
  if (outOfRange(Number(y)))
    return `has the year ${y}, and only years from ${FIRST_YEAR} to ${LAST_YEAR} are read`;
  if (Number.isNaN(date.timeOfDay)) return 'has a time of day that no clock shows';
  if (month === '0') return 'names a month that is not English';
  return `is no day in the order ${order} (year ${year}, month ${month}, day ${day})`;
}

function partsIn({ parts, order: own }: DateText, order: DateOrder) {
  const [a, b, c] = parts;
  const by = own ?? order;
  if (by === 'y/m/d') return { year: a, month: b, day: c };
  return by === 'm/d/y' ? { year: c, month: a, day: b } : { year: c, month: b, day: a };
}

/**
 * Years have four digits or two. A year of two digits comes first only where month and day have two
 * digits as well (06-11-14): otherwise 13/5/14 might be 2013.
 */
function yearOf(year: string, { parts, order: own }: DateText, order: DateOrder): number {
  const first = (own ?? order) === 'y/m/d';
  const short = year.length === 2 && (!first || parts.every((part) => part.length === 2));
  if (short) return Number(year) + (Number(year) < CENTURY_TURN ? 2000 : 1900);
  return year.length === 4 ? Number(year) : NaN;
}

function outOfRange(year: number): boolean {
  return year < FIRST_YEAR || year > LAST_YEAR;
}
