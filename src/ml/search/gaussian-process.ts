import { exp, log } from '../elementary.ts';
import { Cholesky } from '../optimise/cholesky.ts';

export interface ProcessOptions {
  /** How far apart two places may lie and still say much of each other. */
  lengthScale: number;
  /** Variance of what a measurement adds by chance, as a share of the values' own. */
  noise: number;
}

/**
 * A Gaussian process: what a few measured values say of the places between them. Nearby places have
 * similar values, k(a, b) = exp(−|a − b|² / 2ℓ²); with K = k over the measured places + noise on the
 * diagonal, the value at x has mean kᵀK⁻¹y and variance 1 − kᵀK⁻¹k. Far from every measurement that is
 * the mean of all and the full spread: there it knows nothing. Values are standardised inside.
 *
 * Cost: n³ to build, n² a place asked for.
 * Source: Rasmussen and Williams 2006, Gaussian Processes for Machine Learning, algorithm 2.1.
 */
export class GaussianProcess {
  readonly #mean: number;
  readonly #deviation: number;
  readonly #factor: Cholesky;
  /** K⁻¹y. */
  readonly #weights: Float64Array;
  /** log p(y) of the standardised values, less what no length scale changes. */
  readonly logLikelihood: number;

  /** @param places of n measurements, all of one length. @param values one a place. */
  constructor(
    readonly places: readonly (readonly number[])[],
    values: readonly number[],
    readonly options: ProcessOptions,
  ) {
    const n = places.length;
    this.#mean = values.reduce((sum, value) => sum + value, 0) / n;
    const squares = values.reduce(
      (sum, value) => sum + (value - this.#mean) * (value - this.#mean),
      0,
    );
    this.#deviation = Math.sqrt(squares / n) || 1;
    const y = Float64Array.from(values, (value) => (value - this.#mean) / this.#deviation);
    const lower = new Float64Array(n * n);
    for (let row = 0; row < n; row++)
      for (let column = 0; column <= row; column++)
        lower[row * n + column] =
          this.#similarity(places[row]!, places[column]!) + (row === column ? options.noise : 0);
    this.#factor = new Cholesky(lower, n);
    this.#weights = y.slice();
    this.#factor.solve(this.#weights);
    // The diagonal of the factor is what is left of `lower`, which it has taken over.
    let halfLogDeterminant = 0;
    for (let row = 0; row < n; row++) halfLogDeterminant += log(lower[row * n + row]!);
    const fit = y.reduce((sum, value, row) => sum + value * this.#weights[row]!, 0);
    this.logLikelihood = -fit / 2 - halfLogDeterminant;
  }

  /** What the value at a place is expected to be, and how unsure that is (one standard deviation). */
  at(place: readonly number[]): { mean: number; deviation: number } {
    const similar = Float64Array.from(this.places, (other) => this.#similarity(place, other));
    const solved = similar.slice();
    this.#factor.solve(solved);
    let mean = 0;
    let known = 0;
    for (let row = 0; row < similar.length; row++) {
      mean += similar[row]! * this.#weights[row]!;
      known += similar[row]! * solved[row]!;
    }
    return {
      mean: this.#mean + this.#deviation * mean,
      deviation: this.#deviation * Math.sqrt(Math.max(0, 1 - known)),
    };
  }

  #similarity(a: readonly number[], b: readonly number[]): number {
    let distance = 0;
    for (let axis = 0; axis < a.length; axis++)
      distance += (a[axis]! - b[axis]!) * (a[axis]! - b[axis]!);
    const { lengthScale } = this.options;
    return exp(-distance / (2 * lengthScale * lengthScale));
  }
}
