import { exp, log } from '../elementary.ts';

/**
 * The chance that at least one of n rows equals a given one, when columns are independent and the given
 * row's values have these frequencies: 1 − (1 − Π f)ⁿ. Columns that hang together collide more often, so
 * this is a lower bound for real tables.
 * Cost: one product.
 */
export function collisionChance(frequencies: ArrayLike<number>, n: number): number {
  let equal = 1;
  for (let k = 0; k < frequencies.length; k++) equal *= frequencies[k]!;
  return equal >= 1 ? 1 : 1 - exp(n * log(1 - equal));
}

/**
 * The chance that `size` rows drawn without replacement all have the same label, where `positives` of
 * `rows` have label 1: C(P, k)/C(N, k) + C(N − P, k)/C(N, k).
 * Source: the hypergeometric distribution at its two ends.
 */
export function pureChance(size: number, positives: number, rows: number): number {
  let allPositive = 1;
  let allNegative = 1;
  for (let k = 0; k < size; k++) {
    allPositive *= Math.max(0, positives - k) / (rows - k);
    allNegative *= Math.max(0, rows - positives - k) / (rows - k);
  }
  return allPositive + allNegative;
}
