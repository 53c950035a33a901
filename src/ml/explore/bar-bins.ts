import { isMissing } from '../leakage/value-bins.ts';
import {
  dateOfMinutes,
  MINUTES_PER_DAY,
  MINUTES_PER_HOUR,
  minutesOfDate,
  type Column,
} from '../table.ts';

/** How many bars a picture can hold and still be read. */
const MOST_BARS = 24;

/** One bar: a range of numbers (from ≤ value < to; null: open at this end), a category, or what is missing. */
export interface Bar {
  of: 'range' | 'category' | 'others' | 'missing';
  label: string;
  from: number | null;
  to: number | null;
}

/** A column put into bars: the bar of each row, and what each bar is. */
export interface Bars {
  /** The bars have an order, so that a range of them means something. */
  ordered: boolean;
  bars: readonly Bar[];
  codes: Uint16Array;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Categories in their own order; where there are too many, the rarest share a bar. */
export function categoryBars(values: Int32Array, categories: readonly string[]): Bars {
  const counts = new Uint32Array(categories.length);
  let missing = 0;
  for (const code of values) if (code < 0) missing++;
  for (const code of values) if (code >= 0) counts[code]!++;
  const there = Array.from(counts.keys()).filter((code) => counts[code]! > 0);
  const shown = there.length <= MOST_BARS ? there : mostFrequent(there, counts, MOST_BARS - 1);
  const others = there.length - shown.length;
  const bars: Bar[] = shown.map((code) => category('category', categories[code]!));
  if (others > 0) bars.push(category('others', 'others'));
  const barOf = new Uint16Array(categories.length).fill(shown.length);
  shown.forEach((code, bar) => (barOf[code] = bar));
  if (missing > 0) bars.push(category('missing', 'missing'));
  const codes = Uint16Array.from(values, (code) => (code < 0 ? bars.length - 1 : barOf[code]!));
  return { ordered: false, bars, codes };
}

/**
 * Numbers in bars of one width, a round one; few whole values have a bar each. Widths are taken from the
 * middle 98 % of the values, so that a few enormous ones do not squeeze all others into one bar: the first
 * and the last bar take what lies beyond.
 */
export function numberBars(values: Float32Array | Float64Array): Bars {
  const there = Float64Array.from(values.filter((value) => !isMissing('numeric', value))).sort();
  const anyMissing = there.length < values.length;
  const distinct = distinctOf(there);
  const starts = distinct ?? evenStarts(there);
  const bars: Bar[] = starts.map((from, i) =>
    distinct ? single(from, starts[i + 1]) : range(from, starts[i + 1], i === 0),
  );
  if (anyMissing) bars.push(category('missing', 'missing'));
  // 12.7 as a 32-bit number is less than 12.7: bounds have to be of the same precision.
  const bounds = values instanceof Float32Array ? starts.map(Math.fround) : starts;
  const codes = Uint16Array.from({ length: values.length }, (_, i) =>
    isMissing('numeric', values[i]!) ? bars.length - 1 : barOfNumber(bounds, values[i]!),
  );
  return { ordered: true, bars, codes };
}

/** Creation by calendar month, every month of the span a bar; by quarter where that would be too many. */
export function monthBars(created: Int32Array): Bars {
  if (created.length === 0) return { ordered: true, bars: [], codes: new Uint16Array(0) };
  const [first, last] = [created[0]!, created.at(-1)!].map((minute) => dateOfMinutes(minute));
  const months = monthsBetween(first!, last!);
  const every = months.length > 2 * MOST_BARS ? 3 : 1;
  const kept = months.filter((_, i) => i % every === 0);
  const starts = kept.map((month) => minutesOfDate(`${month}-01`));
  const bars = kept.map((month, i): Bar => ({
    of: 'range',
    label: every === 1 ? month : `from ${month}`,
    from: starts[i]!,
    to: starts[i + 1] ?? null,
  }));
  return { ordered: true, bars, codes: Uint16Array.from(created, (at) => barOfNumber(starts, at)) };
}

export function weekdayBars(created: Int32Array): Bars {
  const bars = WEEKDAYS.map((day, i): Bar => ({ of: 'range', label: day, from: i, to: i + 1 }));
  // 1 January 1970 was a Thursday.
  const codes = Uint16Array.from(created, (at) => (Math.floor(at / MINUTES_PER_DAY) + 3) % 7);
  return { ordered: true, bars, codes };
}

export function hourBars(created: Int32Array): Bars {
  const bars = Array.from({ length: 24 }, (_, hour): Bar => ({
    of: 'range',
    label: `${hour}:00`,
    from: hour,
    to: hour + 1,
  }));
  const codes = Uint16Array.from(
    created,
    (at) => Math.floor(at / MINUTES_PER_HOUR) % (MINUTES_PER_DAY / MINUTES_PER_HOUR),
  );
  return { ordered: true, bars, codes };
}

/** A column of a table; a time in hours since the creation of its row. */
export function columnBars(column: Column, created: Int32Array): Bars {
  const { kind, values } = column;
  if (kind === 'categorical') return categoryBars(values, column.categories);
  if (kind === 'numeric') return numberBars(values);
  const hours = Float64Array.from(values, (value, row) =>
    isMissing(kind, value) ? NaN : (value - created[row]!) / MINUTES_PER_HOUR,
  );
  return numberBars(hours);
}

function mostFrequent(codes: readonly number[], counts: Uint32Array, most: number): number[] {
  const ranked = [...codes].sort((a, b) => counts[b]! - counts[a]! || a - b);
  return ranked.slice(0, most).sort((a, b) => a - b);
}

/** The whole values, where they are so few that each may have a bar; else null. */
function distinctOf(sorted: Float64Array): number[] | null {
  const found: number[] = [];
  for (const value of sorted) {
    if (value === found.at(-1)) continue;
    if (!Number.isInteger(value) || found.length === MOST_BARS) return null;
    found.push(value);
  }
  return found;
}

function evenStarts(sorted: Float64Array): number[] {
  if (sorted.length === 0) return [];
  const [low, high] = [0.01, 0.99].map((q) => sorted[Math.floor(q * (sorted.length - 1))]!);
  const width = roundWidth((high! - low!) / (MOST_BARS - 4));
  const first = Math.floor(low! / width);
  const starts: number[] = [];
  for (let step = first; step === first || step * width <= high!; step++)
    starts.push(Number((step * width).toPrecision(12)));
  return starts;
}

/** The least of 1, 2, 5, 10, 20 … (and .5, .2, .1 …) that is at least `width`. */
function roundWidth(width: number): number {
  if (!(width > 0)) return 1;
  let power = 1;
  while (power > width) power /= 10;
  while (power * 10 <= width) power *= 10;
  return [1, 2, 5].map((times) => times * power).find((round) => round >= width) ?? 10 * power;
}

function barOfNumber(starts: readonly number[], value: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  let [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  for (let at = first.slice(0, 7); at <= last.slice(0, 7);) {
    months.push(at);
    if (++month > 12) [year, month] = [year + 1, 1];
    at = `${year}-${String(month).padStart(2, '0')}`;
  }
  return months;
}

function category(of: Bar['of'], label: string): Bar {
  return { of, label, from: null, to: null };
}

function single(value: number, next: number | undefined): Bar {
  return { of: 'range', label: String(value), from: value, to: next ?? null };
}

function range(from: number, to: number | undefined, first: boolean): Bar {
  const label = to === undefined ? `from ${from}` : first ? `below ${to}` : `${from} to ${to}`;
  return { of: 'range', label, from: first ? null : from, to: to ?? null };
}
