import { exp, log } from './elementary.ts';
import { logOddsOfOnes } from './label-odds.ts';
import { logisticLoss } from './logistic-loss.ts';

/**
 * What a fit lowers: a convex function of a row's target and of what the model says of the row before
 * any link, summed over the rows. A classifier says log-odds, a regression the number itself. Whoever
 * knows start, sum, first and second derivatives can fit either with the same code.
 */
export interface Loss {
  readonly rows: number;
  /** The one answer for all rows whose loss is lowest: where a fit starts. */
  start(): number;
  /** The sum over the rows; `gradient` takes its derivative by each row's answer. */
  sum(answer: Float64Array, gradient: Float64Array): number;
  /** The second derivative of each row's loss, from its first one. */
  curvature(gradient: Float64Array, out: Float64Array): void;
  /** The loss of the rows from `from` to `to` − 1. */
  between(from: number, to: number): Loss;
}

/** Log-loss log(1 + e^z) − y·z of log-odds z against labels 0 and 1: derivatives p − y and p(1 − p). */
export function logLossOf(y: Uint8Array): Loss {
  return {
    rows: y.length,
    start: () => logOddsOfOnes(y),
    sum: (logOdds, gradient) => logisticLoss(logOdds, y, gradient),
    curvature(gradient, out) {
      for (let i = 0; i < out.length; i++) {
        const p = gradient[i]! + y[i]!;
        out[i] = p * (1 - p);
      }
    },
    between: (from, to) => logLossOf(y.subarray(from, to)),
  };
}

/** What a row of label 0 counts, and what one of label 1. */
export type ClassWeights = readonly [ofZero: number, ofOne: number];

/** The log-loss with each row counted as often as its label weighs: w (log(1 + e^z) − y·z). */
export function weightedLogLossOf(y: Uint8Array, weights: ClassWeights): Loss {
  return {
    rows: y.length,
    start: () => logOddsOfOnes(y) + log(weights[1] / weights[0]),
    sum(logOdds, gradient) {
      let sum = 0;
      for (let i = 0; i < y.length; i++) {
        const z = logOdds[i]!;
        const positive = z > 0;
        const e = exp(positive ? -z : z);
        const weight = weights[y[i]!]!;
        gradient[i] = weight * ((positive ? 1 : e) / (1 + e) - y[i]!);
        sum += weight * ((positive ? z : 0) - y[i]! * z + log(1 + e));
      }
      return sum;
    },
    curvature(gradient, out) {
      for (let i = 0; i < out.length; i++) {
        const weight = weights[y[i]!]!;
        const p = gradient[i]! / weight + y[i]!;
        out[i] = weight * p * (1 - p);
      }
    },
    between: (from, to) => weightedLogLossOf(y.subarray(from, to), weights),
  };
}

/**
 * Half the squared error, ½(z − y)², of numbers z against targets y: derivatives z − y and 1.
 * Source: scikit-learn 1.2, `HalfSquaredError`.
 */
export function squaredErrorOf(y: Float64Array): Loss {
  return {
    rows: y.length,
    start: () => y.reduce((sum, target) => sum + target, 0) / y.length,
    sum(answer, gradient) {
      let squares = 0;
      for (let i = 0; i < y.length; i++) {
        const error = answer[i]! - y[i]!;
        gradient[i] = error;
        squares += error * error;
      }
      return squares / 2;
    },
    curvature: (_gradient, out) => void out.fill(1),
    between: (from, to) => squaredErrorOf(y.subarray(from, to)),
  };
}
