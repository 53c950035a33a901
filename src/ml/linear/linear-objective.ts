import type { Design } from '../design.ts';
import type { ConvexObjective } from '../optimise/lbfgs.ts';
import type { Loss } from '../loss.ts';
import { columnCount, multiply, multiplyTransposed } from './design-matrix.ts';

/**
 * The function that a linear model minimises over its coefficients w,
 *
 *   (1/n) Σᵢ loss(zᵢ, yᵢ)  +  |w without intercept|² / (2 n C),   z = X·w.
 *
 * With the log-loss it is the objective of scikit-learn's `LogisticRegression(C=C)` divided by n·C, with
 * half the squared error that of its `Ridge(alpha=1/C)` divided by 2·n. Along a line z is
 * z + length · X·direction: a step is tried at the cost of one loss a row, without going through the
 * matrix again.
 */
export class LinearObjective implements ConvexObjective {
  readonly coefficients: Float64Array;
  readonly gradient: Float64Array;
  value = 0;
  readonly penalty: number;
  readonly #z: Float64Array;
  readonly #zStep: Float64Array;
  readonly #zProbed: Float64Array;
  /** Per row, at the z that was probed last, which is z itself after a step: the derivative of the row's loss. */
  readonly #residual: Float64Array;
  #direction: Float64Array;
  #probed = { length: 0, value: 0 };

  /** Starts where all coefficients are 0 and the intercept is the best single answer. */
  constructor(
    readonly design: Design,
    readonly loss: Loss,
    readonly C: number,
  ) {
    const d = columnCount(design);
    const n = design.rows;
    this.penalty = 1 / (n * C);
    this.coefficients = new Float64Array(d);
    this.gradient = new Float64Array(d);
    this.#direction = new Float64Array(d);
    this.#z = new Float64Array(n);
    this.#zStep = new Float64Array(n);
    this.#zProbed = new Float64Array(n);
    this.#residual = new Float64Array(n);
    const atIntercept = new Float64Array(d);
    atIntercept[d - 1] = loss.start();
    this.aim(atIntercept);
    this.probe(1);
    this.step();
  }

  aim(direction: Float64Array): void {
    this.#direction = direction;
    multiply(this.design, direction, this.#zStep);
  }

  probe(length: number): { value: number; slope: number } {
    const n = this.design.rows;
    const { loss, slope } = this.#lossAt(length);
    // |w + length · direction|² from three products, the intercept left out.
    let ww = 0;
    let wd = 0;
    let dd = 0;
    for (let j = 0; j < this.coefficients.length - 1; j++) {
      const w = this.coefficients[j]!;
      const d = this.#direction[j]!;
      ww += w * w;
      wd += w * d;
      dd += d * d;
    }
    const value = loss / n + (this.penalty / 2) * (ww + length * (2 * wd + length * dd));
    this.#probed = { length, value };
    return { value, slope: slope / n + this.penalty * (wd + length * dd) };
  }

  /** Sum of the rows' losses, and its slope by the chain rule. */
  #lossAt(length: number): { loss: number; slope: number } {
    const z = this.#z;
    const zStep = this.#zStep;
    const zProbed = this.#zProbed;
    const residual = this.#residual;
    for (let i = 0; i < z.length; i++) zProbed[i] = z[i]! + length * zStep[i]!;
    const loss = this.loss.sum(zProbed, residual);
    let slope = 0;
    for (let i = 0; i < z.length; i++) slope += residual[i]! * zStep[i]!;
    return { loss, slope };
  }

  /** The second derivative of each row's loss, at the current point. */
  rowCurvature(): Float64Array {
    const out = new Float64Array(this.design.rows);
    this.loss.curvature(this.#residual, out);
    return out;
  }

  /** The first part of the value: without the penalty. */
  meanLoss(): number {
    let squares = 0;
    for (let j = 0; j < this.coefficients.length - 1; j++)
      squares += this.coefficients[j]! * this.coefficients[j]!;
    return this.value - (this.penalty / 2) * squares;
  }

  step(): void {
    const { length, value } = this.#probed;
    const { coefficients, gradient, penalty } = this;
    this.value = value;
    this.#z.set(this.#zProbed);
    multiplyTransposed(this.design, this.#residual, gradient);
    const last = coefficients.length - 1;
    for (let j = 0; j <= last; j++) {
      coefficients[j] = coefficients[j]! + length * this.#direction[j]!;
      gradient[j] = gradient[j]! / this.design.rows + (j < last ? penalty * coefficients[j]! : 0);
    }
  }
}
