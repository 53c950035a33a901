import { exp, log } from '../elementary.ts';

/**
 * McNemar's exact test: were two classifiers equally often right, each of the rows on which only one of
 * them was right would be a fair coin. The p value is the probability of a split at least as uneven as
 * the one found, P(|X − n/2| ≥ |onlyA − n/2|) for X binomial with n = onlyA + onlyB and ½; 1 without
 * such rows.
 *
 * It takes rows to be independent. Parcels of the same days share shocks, so it finds differences too
 * easily; the interval by blocks of days is the one to believe.
 *
 * Cost: n. Source: McNemar 1947; equals `scipy.stats.binomtest(onlyA, n, 0.5)` and statsmodels'
 * `mcnemar(exact=True)`.
 */
export function mcnemar(onlyA: number, onlyB: number): number {
  const n = onlyA + onlyB;
  const fewer = Math.min(onlyA, onlyB);
  let logTerm = -n * log(2);
  for (let i = 0; i < fewer; i++) logTerm += log((n - i) / (i + 1));
  // From the largest term of the tail down, relative to it: C(n, k − 1) = C(n, k) · k / (n − k + 1).
  let tail = 0;
  for (let k = fewer, term = 1; k >= 0; term *= k / (n - k + 1), k--) tail += term;
  return Math.min(1, 2 * exp(logTerm) * tail);
}
