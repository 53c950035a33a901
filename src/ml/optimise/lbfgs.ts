import { lineSearch } from './line-search.ts';

/** A smooth convex function, standing at a point that moves by steps along directions. */
export interface ConvexObjective {
  /** At the current point. */
  readonly value: number;
  readonly gradient: Float64Array;
  /** Looks along a direction: `probe` and `step` refer to the one that was given last. */
  aim(direction: Float64Array): void;
  /** Value and slope (derivative by `length`) at point + length · direction. */
  probe(length: number): { value: number; slope: number };
  /** Moves to the length that was probed last. */
  step(): void;
}

export interface LbfgsOptions {
  /** Stop when no component of the gradient is larger than this. */
  tolerance: number;
  maxIterations: number;
  /** How many past steps are remembered. */
  memory?: number;
  /** Replaces v by H₀⁻¹·v, H₀ being a guess of the matrix of second derivatives. Default: H₀ = 1. */
  precondition?: (v: Float64Array) => void;
}

export interface LbfgsProgress {
  iterations: number;
  value: number;
  largestGradient: number;
}

/** Why it stopped. `no decrease`: the value cannot be lowered any further in 64-bit arithmetic. */
export type LbfgsEnd = 'tolerance' | 'no decrease' | 'iterations';

/**
 * Limited-memory BFGS: Newton's method with the second derivatives guessed from how the gradient
 * changed over the last few steps. The better the first guess H₀, the fewer the steps.
 * Source: Nocedal and Wright, Numerical Optimization, 2nd edition, algorithms 7.4 and 7.5.
 */
export function* lbfgs(
  objective: ConvexObjective,
  options: LbfgsOptions,
): Generator<LbfgsProgress, LbfgsProgress & { end: LbfgsEnd }> {
  const { tolerance, maxIterations, memory = 10, precondition = () => {} } = options;
  const steps: Step[] = [];
  for (let iterations = 0; ; iterations++) {
    const { value, gradient } = objective;
    const progress = { iterations, value, largestGradient: largest(gradient) };
    if (progress.largestGradient <= tolerance) return { ...progress, end: 'tolerance' };
    if (iterations === maxIterations) return { ...progress, end: 'iterations' };
    yield progress;
    const before = gradient.slice();
    const direction = descentDirection(gradient, steps, precondition);
    const length = lineSearch(objective, direction);
    if (length === 0) return { ...progress, end: 'no decrease' };
    remember(steps, memory, stepOf(direction, length, before, objective.gradient));
  }
}

interface Step {
  /** s: change of the point. */
  moved: Float64Array;
  /** y: change of the gradient. */
  gradientChange: Float64Array;
  /** s·y, above 0 where the function is strictly convex. */
  product: number;
}

function stepOf(
  direction: Float64Array,
  length: number,
  before: Float64Array,
  after: Float64Array,
): Step {
  const moved = direction.map((d) => d * length);
  const gradientChange = after.map((g, j) => g - before[j]!);
  return { moved, gradientChange, product: dot(moved, gradientChange) };
}

function remember(steps: Step[], memory: number, step: Step): void {
  if (!(step.product > 0)) return;
  steps.push(step);
  if (steps.length > memory) steps.shift();
}

/** −H⁻¹·gradient by the two-loop recursion: H₀⁻¹, corrected by each remembered step. */
function descentDirection(
  gradient: Float64Array,
  steps: readonly Step[],
  precondition: (v: Float64Array) => void,
): Float64Array {
  const direction = gradient.map((g) => -g);
  const shares = new Float64Array(steps.length);
  for (let k = steps.length - 1; k >= 0; k--) {
    const { moved, gradientChange, product } = steps[k]!;
    shares[k] = dot(moved, direction) / product;
    addTo(direction, -shares[k]!, gradientChange);
  }
  precondition(direction);
  for (let k = 0; k < steps.length; k++) {
    const { moved, gradientChange, product } = steps[k]!;
    addTo(direction, shares[k]! - dot(gradientChange, direction) / product, moved);
  }
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}

function addTo(target: Float64Array, factor: number, values: Float64Array): void {
  for (let j = 0; j < target.length; j++) target[j] = target[j]! + factor * values[j]!;
}

function largest(v: Float64Array): number {
  let most = 0;
  for (let j = 0; j < v.length; j++) most = Math.max(most, Math.abs(v[j]!));
  return most;
}
