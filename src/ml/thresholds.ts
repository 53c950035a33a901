import type { ThresholdCounts } from './result.ts';
import { checkScored } from './score-groups.ts';

/** Thresholds 0, .01, … 1. */
const STEPS = 100;

/**
 * Confusion counts at each threshold 0, .01, … 1: a row is called positive when its score is at least
 * the threshold, so at 0 every row is.
 * Cost: n. Each row is counted once, at the highest threshold that it reaches; sums do the rest.
 * @param y 0 or 1 a row. @param score probability of label 1, one a row, same order.
 */
export function thresholdCounts(y: Uint8Array, score: Float64Array): ThresholdCounts {
  checkScored(y, score);
  const positives = new Int32Array(STEPS + 1);
  const negatives = new Int32Array(STEPS + 1);
  for (let i = 0; i < y.length; i++) (y[i] ? positives : negatives)[stepOf(score[i]!)]!++;
  const truePositive = sumsFromAbove(positives);
  const falsePositive = sumsFromAbove(negatives);
  return {
    threshold: Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS),
    truePositive,
    falsePositive,
    falseNegative: truePositive.map((called) => truePositive[0]! - called),
    trueNegative: falsePositive.map((called) => falsePositive[0]! - called),
  };
}

/** The highest step whose threshold the score reaches. */
function stepOf(score: number): number {
  if (score < 0 || score > 1)
    throw new Error(
      `A score is ${score}; thresholds from 0 to 1 need probabilities. Turn scores of another scale into probabilities first.`,
    );
  const step = Math.floor(score * STEPS);
  // The product is rounded, the thresholds are the truth.
  if (step < STEPS && score >= (step + 1) / STEPS) return step + 1;
  return score < step / STEPS ? step - 1 : step;
}

function sumsFromAbove(counts: Int32Array): number[] {
  const sums: number[] = [];
  for (let step = STEPS, sum = 0; step >= 0; step--) sums[step] = sum += counts[step]!;
  return sums;
}

/**
 * What an outcome costs, in any one currency. A parcel on time that nobody called late is the zero of
 * the scale.
 */
export interface Costs {
  /** A late parcel that nobody called late: the refund, the call, the lost customer. */
  falseNegative: number;
  /** An alarm about a parcel that would have been on time. */
  falsePositive: number;
  /** An alarm about a parcel that would have been late: acting on it, and what harm remains. */
  truePositive: number;
}

/** Mean cost of a row at each threshold, in the currency of the costs; NaN without rows. */
export function expectedCosts(counts: ThresholdCounts, costs: Costs): number[] {
  const rows = counts.truePositive[0]! + counts.falsePositive[0]!;
  return counts.threshold.map(
    (_, t) =>
      (counts.falseNegative[t]! * costs.falseNegative +
        counts.falsePositive[t]! * costs.falsePositive +
        counts.truePositive[t]! * costs.truePositive) /
      rows,
  );
}

/**
 * The threshold with the lowest mean cost; of equal ones the highest, which raises the fewest alarms.
 * For calibrated probabilities it lies near falsePositive / (falsePositive + falseNegative −
 * truePositive): the costs choose it, not the model (Elkan 2001).
 */
export function bestThreshold(
  counts: ThresholdCounts,
  costs: Costs,
): { threshold: number; cost: number } {
  const cost = expectedCosts(counts, costs);
  let best = cost.length - 1;
  for (let t = best - 1; t >= 0; t--) if (cost[t]! < cost[best]!) best = t;
  return { threshold: counts.threshold[best]!, cost: cost[best]! };
}
