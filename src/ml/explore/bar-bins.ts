import { isMissing } from '../leakage/value-bins.ts';
import { MINUTES_PER_DAY, MINUTES_PER_HOUR, type Column } from '../table.ts';
import { sortedPresent } from './sorted-present.ts';
import { numberRanges, rangeFinder, timeRanges, type ValueRange } from './value-ranges.ts';

/** Categories that can have a bar each and still be read. */
const MOST_CATEGORIES = 24;

/** One bar: a range of numbers (from ≤ value < to; null: open at this end), a category, or what is missing. */
export interface Bar extends ValueRange {
  of: 'range' | 'category' | 'others' | 'missing';
}

/** A column put into bars: the bar of each row, and what each bar is. */
export interface Bars {
  /** The bars have an order, so that a range of them means something. */
  ordered: boolean;
  bars: readonly Bar[];
  codes: Uint16Array;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const HOURS_PER_DAY = MINUTES_PER_DAY / MINUTES_PER_HOUR;

/** Numbers in ranges, categories by their names, creation by month. @param text writes a number. */
export function columnBars(column: Column, text?: (value: number) => string): Bars {
  const { kind, values } = column;
  if (kind === 'categorical') return categoryBars(values, column.categories);
  const sorted = sortedPresent(column);
  const ranges = kind === 'time' ? timeRanges(sorted) : numberRanges(sorted, text);
  const bars: Bar[] = ranges.map((range) => ({ of: 'range', ...range }));
  if (sorted.length < values.length) bars.push(category('missing', 'missing'));
  const place = rangeFinder(ranges, kind);
  const codes = Uint16Array.from(values, (value) =>
    isMissing(kind, value) ? bars.length - 1 : place(value),
  );
  return { ordered: true, bars, codes };
}

/** Categories in their own order; where there are too many, the rarest share a bar. */
function categoryBars(values: Int32Array, categories: readonly string[]): Bars {
  const counts = new Uint32Array(categories.length);
  let missing = 0;
  for (const code of values)
    if (code < 0) missing++;
    else counts[code]!++;
  const there = Array.from(counts.keys()).filter((code) => counts[code]! > 0);
  const shown =
    there.length <= MOST_CATEGORIES ? there : mostFrequent(there, counts, MOST_CATEGORIES - 1);
  const bars: Bar[] = shown.map((code) => category('category', categories[code]!));
  if (there.length > shown.length) bars.push(category('others', 'others'));
  const barOf = new Uint16Array(categories.length).fill(shown.length);
  shown.forEach((code, bar) => (barOf[code] = bar));
  if (missing > 0) bars.push(category('missing', 'missing'));
  const codes = Uint16Array.from(values, (code) => (code < 0 ? bars.length - 1 : barOf[code]!));
  return { ordered: false, bars, codes };
}

/** The weekday of each creation, 0 to 6 from Monday. */
export function weekdayBars(created: Int32Array): Bars {
  const bars = WEEKDAYS.map((day, at) => step(day, at));
  // 1 January 1970 was a Thursday.
  const codes = Uint16Array.from(created, (at) => (Math.floor(at / MINUTES_PER_DAY) + 3) % 7);
  return { ordered: true, bars, codes };
}

/** The clock hour of each creation, 0 to 23, UTC. */
export function hourBars(created: Int32Array): Bars {
  const bars = Array.from({ length: HOURS_PER_DAY }, (_, hour) => step(`${hour}:00`, hour));
  const codes = Uint16Array.from(
    created,
    (at) => Math.floor(at / MINUTES_PER_HOUR) % HOURS_PER_DAY,
  );
  return { ordered: true, bars, codes };
}

function mostFrequent(codes: readonly number[], counts: Uint32Array, most: number): number[] {
  const ranked = [...codes].sort((a, b) => counts[b]! - counts[a]! || a - b);
  return ranked.slice(0, most).sort((a, b) => a - b);
}

function category(of: Bar['of'], label: string): Bar {
  return { of, label, from: null, to: null };
}

function step(label: string, at: number): Bar {
  return { of: 'range', label, from: at, to: at + 1 };
}
