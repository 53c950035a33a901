import type { InputBins } from './binned-rows.ts';
import { missingBin } from './bins.ts';
import { BIN_STRIDE, type Histogram } from './histogram.ts';
import type { Cut } from './node-rows.ts';

/** The sums of some rows: of their gradients, of their hessians, and how many they are. */
export interface Sums {
  gradient: number;
  hessian: number;
  count: number;
}

/** A cut of a node's rows in two, and what it is worth. */
export interface Split extends Cut {
  /** By how much the loss falls, times 2. */
  gain: number;
  left: Sums;
  right: Sums;
}

export interface SplitLimits {
  minSamplesLeaf: number;
  l2: number;
}

/** No side may have less curvature than this, or its value is mostly rounding. */
const MIN_HESSIAN = 1e-3;
/** Keeps a division by 0 away when all is certain. */
const TINY = 1e-15;

/**
 * The value v = −G / (H + l2) lowers the second-order expansion of the loss, G·v + ½(H + l2)·v², the most.
 * Source: Chen and Guestrin, "XGBoost" (2016), equation 5.
 */
export function leafValue({ gradient, hessian }: Sums, l2: number): number {
  return -gradient / (hessian + l2 + TINY);
}

/** Twice the fall of the loss at that value: G² / (H + l2). */
function worth({ gradient, hessian }: Sums, l2: number): number {
  return (gradient * gradient) / (hessian + l2 + TINY);
}

/**
 * The cut with the largest gain worth(left) + worth(right) − worth(both), or null when none gains
 * anything within the limits. Missing values are tried on both sides. Ties go to the cut found first.
 * Source: equation 7 there; scikit-learn 1.2, `Splitter.find_node_split`.
 */
export function bestSplit(
  histogram: Histogram,
  total: Sums,
  bins: readonly InputBins[],
  limits: SplitLimits,
): Split | null {
  const worthOfAll = worth(total, limits.l2);
  const search: Search = { total, limits, worthOfBest: worthOfAll, best: null };
  bins.forEach((own, input) => {
    const { edges, hasMissing } = own;
    if (own.size === 1) return;
    const sums = histogram.of(own);
    // With the missing values on the right, a last cut parts them from all the others.
    const cuts = hasMissing ? edges.length + 1 : edges.length;
    tryCuts(search, sums, input, cuts, null);
    if (hasMissing) tryCuts(search, sums, input, edges.length, missingBin(edges));
  });
  if (!search.best) return null;
  const { left, cut } = search.best;
  const right = {
    gradient: total.gradient - left.gradient,
    hessian: total.hessian - left.hessian,
    count: total.count - left.count,
  };
  return { ...cut, gain: search.worthOfBest - worthOfAll, left, right };
}

interface Search {
  readonly total: Sums;
  readonly limits: SplitLimits;
  /** The best worth(left) + worth(right) so far. */
  worthOfBest: number;
  best: { cut: Cut; left: Sums } | null;
}

/**
 * Moves bin after bin of an input to the left side, and keeps the cut when it is the best so far.
 * @param missing the bin of missing values if they start out on the left, else null.
 */
function tryCuts(
  search: Search,
  sums: Float64Array,
  input: number,
  cuts: number,
  missing: number | null,
): void {
  const { total, limits } = search;
  const { minSamplesLeaf } = limits;
  const l2 = limits.l2 + TINY;
  const missingGoesLeft = missing !== null;
  const onLeft = missingGoesLeft ? missing * BIN_STRIDE : 0;
  let gradient = missingGoesLeft ? sums[onLeft]! : 0;
  let hessian = missingGoesLeft ? sums[onLeft + 1]! : 0;
  let count = missingGoesLeft ? sums[onLeft + 2]! : 0;
  for (let bin = 0; bin < cuts; bin++) {
    const at = bin * BIN_STRIDE;
    gradient += sums[at]!;
    hessian += sums[at + 1]!;
    count += sums[at + 2]!;
    if (count < minSamplesLeaf || hessian < MIN_HESSIAN) continue;
    const rest = total.hessian - hessian;
    if (total.count - count < minSamplesLeaf || rest < MIN_HESSIAN) break;
    const gradientRest = total.gradient - gradient;
    // G²/a + R²/b > best, without dividing: a and b are above 0.
    const a = hessian + l2;
    const b = rest + l2;
    const numerator = gradient * gradient * b + gradientRest * gradientRest * a;
    if (numerator > search.worthOfBest * a * b) {
      search.worthOfBest = numerator / (a * b);
      search.best = { cut: { input, bin, missingGoesLeft }, left: { gradient, hessian, count } };
    }
  }
}
