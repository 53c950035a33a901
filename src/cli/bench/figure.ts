import { isReached, type Target } from './target.ts';
import { median, type Timing } from './timing.ts';

export type Unit = 's' | 'ms' | 'rows/s' | 'MB' | 'kB' | '×' | '';

/** One measured number. */
export interface Figure {
  name: string;
  unit: Unit;
  value: number;
  /** The smallest and the largest of the repetitions, of which `value` is the median. */
  low: number;
  high: number;
  repetitions: number;
  /** Rows of the table that it was measured on. */
  rows: number | null;
  rowsPerSecond: number | null;
  /** The time as a multiple of a sort of a million numbers in the same process. */
  ofSort: number | null;
  target: (Target & { reached: boolean }) | null;
}

/** A number that stands for itself, or the median of several. */
export function figure(
  name: string,
  unit: Unit,
  values: number | readonly number[],
  target: Target | null = null,
): Figure {
  const all = typeof values === 'number' ? [values] : values;
  const value = median(all);
  return {
    name,
    unit,
    value,
    low: Math.min(...all),
    high: Math.max(...all),
    repetitions: all.length,
    rows: null,
    rowsPerSecond: null,
    ofSort: null,
    target: target && { ...target, reached: isReached(target, value) },
  };
}

/** @param rowsWorked how many rows the work goes through, where that makes sense. */
export function timeFigure(
  name: string,
  timing: Timing,
  rowsWorked: number | null = null,
  target: Target | null = null,
): Figure {
  const base = figure(name, 's', timing.seconds, target);
  return {
    ...base,
    rowsPerSecond: rowsWorked === null ? null : rowsWorked / base.value,
    ofSort: median(timing.ofSort),
  };
}
