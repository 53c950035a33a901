import { interval } from '../interval.ts';
import type { Interval } from '../result.ts';
import type { WeekFolds } from './week-folds.ts';

/** Strength of the pull of a bin's mean label towards the mean of all, in rows. */
const PRIOR_COUNT = 5;

/**
 * How well one column alone tells label 1 from 0: each row is scored by the mean label of its bin over
 * the other folds, (Σ y + 5 μ) / (n + 5), and the ROC AUC of these scores is averaged over the folds. A
 * bin's mean needs no order of its values, so a U-shape, a category and a missing value all count; out of
 * fold, a column of a thousand values cannot learn its rows by heart: noise comes out near .5.
 *
 * Cost: one pass over the rows, then one over the cells of bin and week a draw.
 * Source: evaluation.md 4.6; the interval resamples whole weeks within their folds.
 * @param bins bin of each row, 0 to size − 1. @param y 0 or 1 a row.
 * @param draws of the folds' weeks (`drawWeeks`).
 * @returns null where no fold holds both labels.
 */
export function oneFeatureAuc(
  bins: Int32Array,
  size: number,
  y: Uint8Array,
  folds: WeekFolds,
  draws: readonly Uint8Array[],
): Interval | null {
  const ranked = rankedCells(bins, size, y, folds);
  const value = meanAuc(ranked, null);
  if (Number.isNaN(value)) return null;
  const drawn = Float64Array.from(draws, (weights) => meanAuc(ranked, weights));
  return { value, ...interval(drawn) };
}

/** The value alone, without its interval; null where no fold holds both labels. */
export function oneFeatureAucValue(
  bins: Int32Array,
  size: number,
  y: Uint8Array,
  folds: WeekFolds,
): number | null {
  const value = meanAuc(rankedCells(bins, size, y, folds), null);
  return Number.isNaN(value) ? null : value;
}

/** The rows of one bin and week, counted; a fold's cells from the lowest score up. */
interface Cells {
  week: Int32Array;
  positives: Int32Array;
  negatives: Int32Array;
  /** 1 where the cell is the last of those with its score. */
  endsTie: Uint8Array;
}

function rankedCells(bins: Int32Array, size: number, y: Uint8Array, folds: WeekFolds): Cells[] {
  const weeks = folds.foldOfWeek.length;
  const positives = new Int32Array(size * weeks);
  const rows = new Int32Array(size * weeks);
  for (let i = 0; i < bins.length; i++) {
    const cell = bins[i]! * weeks + folds.weekOfRow[i]!;
    positives[cell]! += y[i]!;
    rows[cell]!++;
  }
  return Array.from({ length: folds.folds }, (_, fold) => {
    const scores = scoresOutside(positives, rows, size, folds.foldOfWeek, fold);
    return cellsOf(positives, rows, scores, folds.foldOfWeek, fold);
  });
}

/** The mean label of each bin over the rows outside the fold. */
function scoresOutside(
  positives: Int32Array,
  rows: Int32Array,
  size: number,
  foldOfWeek: Int32Array,
  fold: number,
): Float64Array {
  const sum = new Float64Array(size);
  const count = new Float64Array(size);
  for (let cell = 0, bin = 0; bin < size; bin++)
    for (let week = 0; week < foldOfWeek.length; week++, cell++)
      if (foldOfWeek[week] !== fold) {
        sum[bin]! += positives[cell]!;
        count[bin]! += rows[cell]!;
      }
  const total = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
  const mean = total(sum) / total(count) || 0;
  return sum.map((s, bin) => (s + PRIOR_COUNT * mean) / (count[bin]! + PRIOR_COUNT));
}

function cellsOf(
  positives: Int32Array,
  rows: Int32Array,
  scores: Float64Array,
  foldOfWeek: Int32Array,
  fold: number,
): Cells {
  const weeks = foldOfWeek.length;
  const order = Array.from(scores.keys()).sort((a, b) => scores[a]! - scores[b]!);
  const found: { cell: number; score: number }[] = [];
  for (const bin of order)
    for (let week = 0; week < weeks; week++)
      if (foldOfWeek[week] === fold && rows[bin * weeks + week]! > 0)
        found.push({ cell: bin * weeks + week, score: scores[bin]! });
  return {
    week: Int32Array.from(found, ({ cell }) => cell % weeks),
    positives: Int32Array.from(found, ({ cell }) => positives[cell]!),
    negatives: Int32Array.from(found, ({ cell }) => rows[cell]! - positives[cell]!),
    endsTie: Uint8Array.from(found, ({ score }, i) => (found[i + 1]?.score === score ? 0 : 1)),
  };
}

/** The mean over the folds that hold both labels; NaN where none does. @param weights null for 1. */
function meanAuc(folds: readonly Cells[], weights: Uint8Array | null): number {
  let sum = 0;
  let count = 0;
  for (const cells of folds) {
    const auc = cellsAuc(cells, weights);
    if (auc !== auc) continue;
    sum += auc;
    count++;
  }
  return sum / count;
}

function cellsAuc(cells: Cells, weights: Uint8Array | null): number {
  let won = 0;
  let positives = 0;
  let below = 0;
  let tiedPositives = 0;
  let tiedNegatives = 0;
  for (let i = 0; i < cells.week.length; i++) {
    const weight = weights ? weights[cells.week[i]!]! : 1;
    tiedPositives += weight * cells.positives[i]!;
    tiedNegatives += weight * cells.negatives[i]!;
    if (!cells.endsTie[i]) continue;
    won += tiedPositives * (below + tiedNegatives / 2);
    positives += tiedPositives;
    below += tiedNegatives;
    tiedPositives = 0;
    tiedNegatives = 0;
  }
  return won / positives / below;
}
