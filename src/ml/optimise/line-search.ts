import type { ConvexObjective } from './lbfgs.ts';

/** The slope must shrink to this share of the one at the start. */
const SLOPE_SHARE = 0.5;
/** The value must fall by at least this share of what the first slope promises. */
const DECREASE_SHARE = 1e-4;
/** Values that differ by less than this share are equal: their sums are only rounded that well. */
const ROUNDING = 1e-13;
const MOST_PROBES = 40;

/**
 * Steps along `direction` to a point that satisfies the strong Wolfe conditions and returns the length
 * of the step; 0 (and no step) when no such point is found, because rounding hides any decrease.
 * The slope of a convex function rises along a line, so its zero is bracketed and found by the secant.
 * Source: Nocedal and Wright, Numerical Optimization, 2nd edition, section 3.1.
 */
export function lineSearch(objective: ConvexObjective, direction: Float64Array): number {
  const start = objective.value;
  let slopeAtStart = 0;
  for (let j = 0; j < direction.length; j++) slopeAtStart += objective.gradient[j]! * direction[j]!;
  if (!(slopeAtStart < 0)) return 0;
  objective.aim(direction);
  let low = { length: 0, slope: slopeAtStart };
  let high: typeof low | null = null;
  let length = 1;
  for (let probes = 0; probes < MOST_PROBES; probes++) {
    const { value, slope } = objective.probe(length);
    const allowed = start + DECREASE_SHARE * length * slopeAtStart + ROUNDING * Math.abs(start);
    if (value <= allowed && Math.abs(slope) <= -SLOPE_SHARE * slopeAtStart) {
      objective.step();
      return length;
    }
    if (value <= allowed && slope < 0) low = { length, slope };
    else high = { length, slope };
    length = high ? between(low, high) : beyond(low, slopeAtStart);
  }
  return 0;
}

interface Probe {
  length: number;
  slope: number;
}

/** Where the line through both slopes is 0, but not closer to either end than a tenth of the way. */
function between(low: Probe, high: Probe): number {
  const width = high.length - low.length;
  const share = low.slope / (low.slope - high.slope);
  const safe = share >= 0.1 && share <= 0.9 ? share : share < 0.1 ? 0.1 : 0.9;
  return low.length + safe * width;
}

/** Where the slope would reach 0 if it went on rising as it did, at most ten times as far. */
function beyond(low: Probe, slopeAtStart: number): number {
  const ratio = slopeAtStart / (slopeAtStart - low.slope);
  return low.length * (ratio > 1.5 && ratio < 10 ? ratio : ratio > 0 && ratio <= 1.5 ? 1.5 : 10);
}
