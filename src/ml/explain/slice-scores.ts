import { DayBootstrap } from '../bootstrap.ts';
import { calibrationOf } from '../calibration.ts';
import { delongInterval } from '../delong.ts';
import { interval } from '../interval.ts';
import { rocAuc } from '../metrics/roc-auc.ts';
import type { Interval } from '../result.ts';
import type { SliceScores } from './explanation.ts';

/** Below so many rows, or of either label, chance alone makes slices differ: they are not judged. */
export const MINIMUM_ROWS = 200;
export const MINIMUM_OF_EACH_LABEL = 20;

/** Scored rows, each with its creation day (since 1970). */
export interface DayRows {
  day: Int32Array;
  y: Uint8Array;
  score: Float64Array;
}

/**
 * The scores of one slice. Intervals come from the bootstrap by blocks of 7 days (`days`), which needs
 * two blocks. Within one week there are none to draw: there (`rows`) DeLong's interval and the plain
 * standard error of a mean stand in, which take rows to be independent and cannot know of shocks that
 * the week's parcels share.
 *
 * @param stream names the rows for the bootstrap: `test`, `replay`.
 */
export function sliceScores(
  { day, y, score }: DayRows,
  intervals: 'days' | 'rows',
  stream: string,
): SliceScores {
  const rows = y.length;
  const positives = y.reduce((sum, label) => sum + label, 0);
  const small =
    rows < MINIMUM_ROWS || Math.min(positives, rows - positives) < MINIMUM_OF_EACH_LABEL;
  const counts = { rows, positives, small };
  if (rows === 0)
    return { ...counts, rocAuc: null, meanScore: null, positiveRate: null, bias: null, ece: null };
  const errors = score.map((value, i) => value - y[i]!);
  const meanScore = score.reduce((sum, value) => sum + value, 0) / rows;
  const bias = meanScore - positives / rows;
  const both = intervals === 'days' ? byDays({ day, y, score }, errors, stream) : null;
  return {
    ...counts,
    rocAuc: both ? withInterval(rocAuc(y, score), both.rocAucs) : delongOrNull(y, score),
    meanScore,
    positiveRate: positives / rows,
    bias: both ? withInterval(bias, both.biases) : independentMean(errors),
    ece: calibrationOf(y, score).ece,
  };
}

function byDays({ day, y, score }: DayRows, errors: Float64Array, stream: string) {
  const bootstrap = new DayBootstrap([day], stream);
  return { rocAucs: bootstrap.rocAucs([{ y, score }]), biases: bootstrap.means([errors]) };
}

/** null where there is no value, or no interval around it. */
function withInterval(value: number | undefined, draws: Float64Array): Interval | null {
  const { low, high } = interval(draws);
  return value === undefined || Number.isNaN(low) ? null : { value, low, high };
}

function delongOrNull(y: Uint8Array, score: Float64Array): Interval | null {
  return delongInterval(y, score) ?? null;
}

const NORMAL_975 = 1.959963984540054;

/** The mean, with its normal 95 % interval if the values were independent; null below two of them. */
function independentMean(values: Float64Array): Interval | null {
  const n = values.length;
  if (n < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const reach = NORMAL_975 * Math.sqrt(squares / (n - 1) / n);
  return { value: mean, low: mean - reach, high: mean + reach };
}
