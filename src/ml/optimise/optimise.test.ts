import { describe, expect, it } from 'vitest';
import { Cholesky } from './cholesky.ts';
import { lbfgs, type ConvexObjective, type LbfgsOptions } from './lbfgs.ts';
import { lineSearch } from './line-search.ts';

/** 1 + Σⱼ scaleⱼ f(xⱼ − j) of a convex function f of one variable, from the origin. */
class Separable implements ConvexObjective {
  value = 0;
  gradient: Float64Array;
  probes = 0;
  #direction: Float64Array;
  #length = 0;
  constructor(
    readonly scales: number[],
    readonly f: (t: number) => number,
    readonly slope: (t: number) => number,
    readonly x = new Float64Array(scales.length),
  ) {
    this.gradient = new Float64Array(scales.length);
    this.#direction = new Float64Array(scales.length);
    this.step();
  }
  aim(direction: Float64Array): void {
    this.#direction = direction;
  }
  probe(length: number): { value: number; slope: number } {
    this.probes++;
    this.#length = length;
    let value = 1;
    let slope = 0;
    this.scales.forEach((scale, j) => {
      const at = this.x[j]! + length * this.#direction[j]! - j;
      value += scale * this.f(at);
      slope += scale * this.slope(at) * this.#direction[j]!;
    });
    return { value, slope };
  }
  step(): void {
    for (let j = 0; j < this.x.length; j++) this.x[j]! += this.#length * this.#direction[j]!;
    this.#length = 0;
    this.value = this.probe(0).value;
    this.scales.forEach((s, j) => (this.gradient[j] = s * this.slope(this.x[j]! - j)));
  }
}

const SCALES = [1, 100, 3, 1e-2, 5, 40, 0.3];
const square = () =>
  new Separable(
    SCALES,
    (t) => t * t,
    (t) => 2 * t,
  );
const logCosh = () => new Separable(SCALES, (t) => Math.log(Math.cosh(t)), Math.tanh);

function run(objective: ConvexObjective, options: Partial<LbfgsOptions> = {}) {
  const search = lbfgs(objective, { tolerance: 1e-9, maxIterations: 1000, ...options });
  let state = search.next();
  const values: number[] = [];
  for (; !state.done; state = search.next()) values.push(state.value.value);
  return { ...state.value, values };
}

describe('L-BFGS', () => {
  it('finds the minimum of convex functions with very unequal curvatures', () => {
    for (const objective of [square(), logCosh()]) {
      const { end, largestGradient } = run(objective);
      expect(end).toBe('tolerance');
      expect(largestGradient).toBeLessThanOrEqual(1e-9);
      objective.x.forEach((x, j) => expect(x).toBeCloseTo(j, 6));
    }
  });

  it('never lets the value rise', () => {
    const { values } = run(logCosh());
    for (let i = 1; i < values.length; i++) expect(values[i]).toBeLessThanOrEqual(values[i - 1]!);
  });

  it('needs one step where the guess of the curvature is right', () => {
    const precondition = (v: Float64Array) => v.forEach((x, j) => (v[j] = x / (2 * SCALES[j]!)));
    expect(run(square(), { precondition }).iterations).toBe(1);
    expect(run(square()).iterations).toBeGreaterThan(5);
  });

  it('says when it stopped for another reason than the tolerance', () => {
    expect(run(logCosh(), { maxIterations: 3 })).toMatchObject({
      end: 'iterations',
      iterations: 3,
    });
    expect(run(logCosh(), { tolerance: -1 }).end).toBe('no decrease');
  });
});

describe('the line search', () => {
  it('goes far beyond a first step that is much too short', () => {
    const objective = logCosh();
    const direction = objective.gradient.map((g) => -1e-7 * g);
    expect(lineSearch(objective, direction)).toBeGreaterThan(1e3);
  });

  it('comes back from a first step that is much too long', () => {
    const objective = square();
    const direction = objective.gradient.map((g) => -1e6 * g);
    const before = objective.value;
    expect(lineSearch(objective, direction)).toBeLessThan(1e-5);
    expect(objective.value).toBeLessThan(before);
  });

  it('takes no step where the way leads up', () => {
    const objective = square();
    expect(lineSearch(objective, objective.gradient.slice())).toBe(0);
    expect([...objective.x]).toEqual(SCALES.map(() => 0));
  });
});

describe('Cholesky', () => {
  /** A = B·Bᵀ + 1 with a diagonal first block, as one-hot columns have it. */
  function example(size: number): number[][] {
    const b = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_, j) =>
        i < 4 && j !== i ? 0 : Math.sin(7 * i + 3 * j + i * j),
      ),
    );
    return b.map((row, i) =>
      b.map((other, j) => row.reduce((sum, x, k) => sum + x * other[k]!, i === j ? 1 : 0)),
    );
  }

  it('solves a system whose first block is diagonal', () => {
    for (const size of [1, 2, 5, 12]) {
      const a = example(size);
      const x = a.map((_, i) => i - 1.5);
      const b = Float64Array.from(a, (row) => row.reduce((sum, v, k) => sum + v * x[k]!, 0));
      new Cholesky(Float64Array.from(a.flat()), size).solve(b);
      b.forEach((v, i) => expect(v).toBeCloseTo(x[i]!, 9));
    }
  });

  it('stays finite where a row repeats another', () => {
    const b = Float64Array.of(1, 2, 3);
    new Cholesky(Float64Array.of(2, 0, 0, 2, 2, 0, 1, 1, 3), 3).solve(b);
    for (const v of b) expect(Number.isFinite(v)).toBe(true);
  });
});
