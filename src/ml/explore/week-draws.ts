import { interval } from '../interval.ts';
import { drawWeeks, weekFolds, type WeekFolds } from '../leakage/week-folds.ts';
import type { Estimate } from './answers.ts';

/** From fewer weeks an interval that resamples weeks would be far too narrow, and is not given. */
export const FEWEST_WEEKS = 10;

/**
 * Resampled weeks, for intervals. Rows of one week share congestion, storms and staff: ten thousand rows
 * of 50 weeks know little more of the next year than 50 numbers do, and an interval that resamples rows,
 * as if each were a new throw of the dice, comes out several times too narrow. So whole weeks are drawn
 * with replacement, each with all its rows.
 */
export class WeekDraws {
  readonly folds: WeekFolds;
  /** How many weeks hold rows. */
  readonly weeks: number;
  #draws: readonly Uint8Array[] | undefined;
  #withinFolds: readonly Uint8Array[] | undefined;

  /** @param created minutes of each row. */
  constructor(created: Int32Array) {
    const every = created.map((_, row) => row);
    this.folds = weekFolds(created, every);
    this.weeks = this.folds.foldOfWeek.length;
  }

  /** How often each week was drawn; no draws where there are too few weeks. */
  get draws(): readonly Uint8Array[] {
    const inOne = { foldOfWeek: new Int32Array(this.weeks), folds: 1 };
    return (this.#draws ??= this.#enough ? drawWeeks(inOne) : []);
  }

  /** The same, drawn within each fold: for what is averaged over folds. */
  get withinFolds(): readonly Uint8Array[] {
    return (this.#withinFolds ??= this.#enough ? drawWeeks(this.folds) : []);
  }

  get #enough(): boolean {
    return this.weeks >= FEWEST_WEEKS;
  }
}

export const NO_ESTIMATE: Estimate = { value: null, low: null, high: null };

/** A value and its interval as plain data: what is no finite number is null. */
export function estimateOf(value: number | null, draws: Float64Array): Estimate {
  if (value === null || !Number.isFinite(value)) return NO_ESTIMATE;
  const { low, high } = interval(draws.filter(Number.isFinite));
  return Number.isFinite(low) ? { value, low, high } : { value, low: null, high: null };
}

/**
 * The same for a measure that chance alone lifts above 0, such as mutual information: each draw adds a
 * second helping of chance, by which the draws lie above the value in the mean. They are moved back by
 * just that before the interval is read, and never below 0.
 */
export function liftedEstimateOf(value: number | null, draws: Float64Array): Estimate {
  const finite = draws.filter(Number.isFinite);
  if (value === null || finite.length === 0) return estimateOf(value, finite);
  const lift = finite.reduce((sum, drawn) => sum + drawn, 0) / finite.length - value;
  return estimateOf(
    value,
    finite.map((drawn) => Math.max(0, drawn - lift)),
  );
}
