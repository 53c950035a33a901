import { exp, log } from './elementary.ts';

/** So many factors between 1 and 2 are multiplied before their logarithm is taken: 2^512 is no overflow. */
const FACTORS_PER_LOGARITHM = 512;

/**
 * Sum over the rows of the log-loss log(1 + e^z) − y·z of log-odds z against labels 0 and 1, and in
 * `residual` its derivative by z: probability − y. One exponential a row gives both.
 */
export function logisticLoss(z: Float64Array, y: Uint8Array, residual: Float64Array): number {
  let sum = 0;
  let factors = 1;
  for (let i = 0; i < z.length; i++) {
    const zi = z[i]!;
    const positive = zi > 0;
    const e = exp(positive ? -zi : zi);
    residual[i] = (positive ? 1 : e) / (1 + e) - y[i]!;
    // log(1 + e^z) = max(z, 0) + log(1 + e^−|z|); a product of factors has the sum of their logarithms.
    sum += (positive ? zi : 0) - y[i]! * zi;
    factors *= 1 + e;
    if (i % FACTORS_PER_LOGARITHM === 0) {
      sum += log(factors);
      factors = 1;
    }
  }
  return sum + log(factors);
}
