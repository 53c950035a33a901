import { BLOCK_DAYS, DRAWS, drawDayWeights } from './day-weights.ts';
import { rankRows, weightedRocAuc } from './weighted-roc-auc.ts';

/** One fold's scored rows: label 0 or 1 and score, one a row. */
export interface ScoredFold {
  y: Uint8Array;
  score: Float64Array;
}

/**
 * A block bootstrap of scored rows: how far a ROC AUC would move if other weeks had come. Rows of the
 * same days share congestion and storms, so whole blocks of 7 creation days are drawn, not rows: drawn
 * by row, an interval that claims 95 % covers about 80 %.
 *
 * The draws follow from the calendar of the rows and from the name of the stream, never from a seed of
 * the experiment. So two runs on the same rows meet the same draws and can be compared draw by draw
 * (`difference`, interval.ts), while test and replay, under two names, are drawn independently.
 *
 * An interval made of them holds for this fitted model: another training sample is not in it.
 */
export class DayBootstrap {
  /** Position on the calendar of each row's creation day, one array a fold. */
  readonly #days: readonly Int32Array[];
  readonly #draws: readonly Uint8Array[];

  /**
   * @param days creation day of each row (since 1970), one array a fold; folds share one calendar.
   * @param stream names the rows: `test`, `replay`.
   */
  constructor(days: readonly Int32Array[], stream: string) {
    const { first, last } = calendarOf(days);
    const calendarDays = last - first + 1;
    this.#days = days.map((day) => day.map((d) => d - first));
    // Below two blocks every draw is nearly the calendar itself: an interval would be far too narrow.
    this.#draws = calendarDays < 2 * BLOCK_DAYS ? [] : drawDayWeights(calendarDays, stream);
  }

  /**
   * The ROC AUC of each draw; of several folds, the mean of their values under the same day weights. NaN
   * for a draw in which a fold has one class only, and for all draws when the calendar is shorter than
   * two blocks.
   * Cost: one sort of the rows, then one pass over them a draw.
   * @param folds labels and scores of the rows given to the constructor, in the same order.
   */
  rocAucs(folds: readonly ScoredFold[]): Float64Array {
    this.#check(folds.map(({ y }) => y.length));
    const means = new Float64Array(DRAWS).fill(this.#draws.length ? 0 : NaN);
    folds.forEach(({ y, score }, f) => {
      const ranked = rankRows(this.#days[f]!, y, score);
      this.#draws.forEach((weights, draw) => {
        means[draw]! += weightedRocAuc(ranked, weights) / folds.length;
      });
    });
    return means;
  }

  /**
   * The mean of a value a row in each draw (of several folds, the mean of theirs); NaN where `rocAucs`
   * would be, but for the classes: means need no two.
   * Cost: one pass over the rows, then one over the days a draw.
   * @param folds one value a row, for the rows given to the constructor, in the same order.
   */
  means(folds: readonly Float64Array[]): Float64Array {
    this.#check(folds.map((values) => values.length));
    const means = new Float64Array(DRAWS).fill(this.#draws.length ? 0 : NaN);
    folds.forEach((values, f) => {
      const days = sumsByDay(this.#days[f]!, values);
      this.#draws.forEach((weights, draw) => {
        means[draw]! += weightedMean(days, weights) / folds.length;
      });
    });
    return means;
  }

  #check(rows: readonly number[]): void {
    const wanted = this.#days.map((day) => day.length).join(' + ');
    const given = rows.join(' + ');
    if (given !== wanted)
      throw new Error(
        `The bootstrap was made for ${wanted} rows and asked about ${given}; hand over the rows that it was made for, fold by fold.`,
      );
  }
}

function calendarOf(days: readonly Int32Array[]): { first: number; last: number } {
  let first = Infinity;
  let last = -Infinity;
  for (const day of days)
    for (let row = 0; row < day.length; row++) {
      first = Math.min(first, day[row]!);
      last = Math.max(last, day[row]!);
    }
  if (first > last) throw new Error('A bootstrap needs rows to draw from; it was given none.');
  return { first, last };
}

function sumsByDay(day: Int32Array, values: Float64Array) {
  const length = day.reduce((last, d) => Math.max(last, d), 0) + 1;
  const sums = { sum: new Float64Array(length), rows: new Int32Array(length) };
  for (let row = 0; row < day.length; row++) {
    sums.sum[day[row]!]! += values[row]!;
    sums.rows[day[row]!]!++;
  }
  return sums;
}

function weightedMean({ sum, rows }: ReturnType<typeof sumsByDay>, weights: Uint8Array): number {
  let total = 0;
  let count = 0;
  for (let day = 0; day < sum.length; day++) {
    total += weights[day]! * sum[day]!;
    count += weights[day]! * rows[day]!;
  }
  return total / count;
}
