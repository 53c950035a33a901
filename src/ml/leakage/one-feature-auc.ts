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

/** The rows of one score and week, counted; a fold's cells from the lowest score up. */
interface Cells {
  week: Int32Array;
  positives: Int32Array;
  negatives: Int32Array;
  /** 1 where the cell is the last of those with its score. */
  endsTie: Uint8Array;
}

function rankedCells(bins: Int32Array, size: number, y: Uint8Array, folds: WeekFolds): Cells[] {
  const ofFold = folds.rowsOfFold.map((rows) => countBins(rows, bins, size, y));
  const all = ofFold.reduce((sum, part) => ({
    positives: sum.positives.map((p, bin) => p + part.positives[bin]!),
    rows: sum.rows.map((n, bin) => n + part.rows[bin]!),
  }));
  return folds.rowsOfFold.map((rows, fold) => {
    const scores = scoresOutside(all, ofFold[fold]!);
    return cellsOf(rankByScore(rows, bins, scores), scores, bins, y, folds.weekOfRow);
  });
}

interface BinCounts {
  positives: Float64Array;
  rows: Float64Array;
}

function countBins(rows: Int32Array, bins: Int32Array, size: number, y: Uint8Array): BinCounts {
  const counts = { positives: new Float64Array(size), rows: new Float64Array(size) };
  for (const i of rows) {
    counts.positives[bins[i]!]! += y[i]!;
    counts.rows[bins[i]!]!++;
  }
  return counts;
}

/** The mean label of each bin over the rows outside the fold. */
function scoresOutside(all: BinCounts, fold: BinCounts): Float64Array {
  const positives = all.positives.map((p, bin) => p - fold.positives[bin]!);
  const rows = all.rows.map((n, bin) => n - fold.rows[bin]!);
  const total = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
  const mean = total(positives) / total(rows) || 0;
  return positives.map((p, bin) => (p + PRIOR_COUNT * mean) / (rows[bin]! + PRIOR_COUNT));
}

/** The fold's rows from the lowest score up, week after week within a score: one counting sort. */
function rankByScore(rows: Int32Array, bins: Int32Array, scores: Float64Array): Int32Array {
  const sorted = scores.slice().sort();
  const rankOf = new Map<number, number>();
  for (const score of sorted) if (!rankOf.has(score)) rankOf.set(score, rankOf.size);
  const rankOfBin = Int32Array.from(scores, (score) => rankOf.get(score)!);
  const next = new Int32Array(rankOf.size + 1);
  for (const i of rows) next[rankOfBin[bins[i]!]! + 1]!++;
  for (let rank = 1; rank < next.length; rank++) next[rank]! += next[rank - 1]!;
  const ranked = new Int32Array(rows.length);
  for (const i of rows) ranked[next[rankOfBin[bins[i]!]!]!++] = i;
  return ranked;
}

function cellsOf(
  ranked: Int32Array,
  scores: Float64Array,
  bins: Int32Array,
  y: Uint8Array,
  weekOfRow: Int32Array,
): Cells {
  const cells: Cells = {
    week: new Int32Array(ranked.length),
    positives: new Int32Array(ranked.length),
    negatives: new Int32Array(ranked.length),
    endsTie: new Uint8Array(ranked.length),
  };
  let cell = -1;
  let last = NaN;
  for (const i of ranked) {
    const score = scores[bins[i]!]!;
    const week = weekOfRow[i]!;
    if (score !== last && cell >= 0) cells.endsTie[cell] = 1;
    if (score !== last || week !== cells.week[cell]) cells.week[++cell] = week;
    if (y[i]) cells.positives[cell]!++;
    else cells.negatives[cell]!++;
    last = score;
  }
  if (cell >= 0) cells.endsTie[cell] = 1;
  const count = cell + 1;
  return {
    week: cells.week.subarray(0, count),
    positives: cells.positives.subarray(0, count),
    negatives: cells.negatives.subarray(0, count),
    endsTie: cells.endsTie.subarray(0, count),
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
