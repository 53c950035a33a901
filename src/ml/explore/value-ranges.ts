import { quantile } from '../interval.ts';
import { dateOfMinutes, minutesOfDate, MINUTES_PER_DAY, MINUTES_PER_HOUR } from '../table.ts';
import { monthOf } from '../feature-families/temporal.ts';

/** With at most so many whole numbers, each has a bar of its own. */
const MOST_SINGLE = 30;
const BARS = 24;
/** A tail beyond these quantiles is told by the outer bars, which are open. */
const TAILS = [0.01, 0.99] as const;

/** A bar of a histogram: from ≤ value < to; null where it is open. */
export interface ValueRange {
  label: string;
  from: number | null;
  to: number | null;
}

/**
 * The bars of a histogram of numbers: a bar for each whole number where there are few, else about 24 of
 * equal, round width over the middle 98 % of the values, the outer two open.
 * @param sorted the values, ascending. @param text writes a number.
 */
export function numberRanges(
  sorted: Float64Array,
  text: (value: number) => string = String,
): ValueRange[] {
  if (sorted.length === 0) return [];
  const [least, most] = [sorted[0]!, sorted.at(-1)!];
  if (least === most) return [{ label: text(least), from: null, to: null }];
  const whole = most - least < MOST_SINGLE && isWhole(sorted);
  if (whole)
    return Array.from({ length: most - least + 1 }, (_, k) => ({
      label: text(least + k),
      from: least + k,
      to: least + k + 1,
    }));
  const [low, high] = TAILS.map((share) => quantile(sorted, share)) as [number, number];
  const width = roundWidth((high > low ? high - low : most - least) / BARS);
  const first = Math.floor(low / width) + 1;
  const last = Math.max(first, Math.ceil(high / width) - 1);
  const edges = Array.from({ length: last - first + 1 }, (_, k) =>
    Number(((first + k) * width).toPrecision(12)),
  );
  return openRanges(edges, (from, to) => rangeText(from, to, text));
}

function isWhole(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isInteger(values[i]!)) return false;
  return true;
}

/** One bar a calendar month, or a day or an hour where all lies in few of them. @param sorted minutes. */
export function timeRanges(sorted: Float64Array): ValueRange[] {
  if (sorted.length === 0) return [];
  const [least, most] = [sorted[0]!, sorted.at(-1)!];
  const days = (most - least) / MINUTES_PER_DAY;
  if (days > 62) return monthRanges(least, most);
  const step = days > 2 ? MINUTES_PER_DAY : MINUTES_PER_HOUR;
  const first = Math.floor(least / step);
  return Array.from({ length: Math.floor(most / step) - first + 1 }, (_, k) => ({
    label:
      step === MINUTES_PER_DAY
        ? dateOfMinutes((first + k) * step)
        : new Date((first + k) * step * 60_000).toISOString().slice(0, 16).replace('T', ' '),
    from: (first + k) * step,
    to: (first + k + 1) * step,
  }));
}

/**
 * The position of the range that holds a value, by halving; ranges are neighbours, so the lower ends are
 * enough. 12.7 in 32 bits is less than 12.7, so the ends are of the precision of the values.
 */
export function rangeFinder(
  ranges: readonly ValueRange[],
  kind: 'numeric' | 'time',
): (value: number) => number {
  const ends = ranges.map((range) => range.from ?? -Infinity);
  const from = kind === 'numeric' ? Float32Array.from(ends) : Float64Array.from(ends);
  return (value) => {
    let low = 0;
    let high = from.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (from[middle]! <= value) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}

function monthRanges(least: number, most: number): ValueRange[] {
  const first = monthOf(least);
  return Array.from({ length: monthOf(most) - first + 1 }, (_, k) => {
    const label = monthText(first + k);
    return { label, from: startOf(first + k), to: startOf(first + k + 1) };
  });
}

function startOf(month: number): number {
  return minutesOfDate(`${monthText(month)}-01`);
}

function monthText(month: number): string {
  return `${1970 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** Ranges between ascending edges, the first and the last open. */
function openRanges(
  edges: readonly number[],
  label: (from: number | null, to: number | null) => string,
): ValueRange[] {
  return [...edges, null].map((to, k) => {
    const from = k === 0 ? null : edges[k - 1]!;
    return { label: label(from, to), from, to };
  });
}

function rangeText(from: number | null, to: number | null, text: (value: number) => string) {
  if (from === null) return `under ${text(to!)}`;
  return to === null ? `${text(from)} or more` : `${text(from)} to ${text(to)}`;
}

/** The next of 1, 2, 5, 10 … at or above a width. */
function roundWidth(width: number): number {
  let power = 1;
  while (power < width) power *= 10;
  while (power / 10 >= width) power /= 10;
  const step = [0.1, 0.2, 0.5, 1].find((share) => share * power >= width)!;
  return Number((step * power).toPrecision(12));
}
