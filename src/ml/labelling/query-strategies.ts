import { log } from '../elementary.ts';
import type { Random } from '../random.ts';

/** Which rows of a pool are labelled next. */
export type QueryStrategy = 'random' | 'least-confidence' | 'margin' | 'entropy';

/**
 * How much a row's label is wanted: the greater, the sooner it is asked for. `random` looks at nothing.
 * The other three ask about what the model is least sure of, each by its own measure of the probabilities
 * p of label 1 and 1 − p of label 0:
 *
 * - `least-confidence`: 1 − the larger of the two;
 * - `margin`: how little the larger exceeds the smaller;
 * - `entropy`: −Σ p log p.
 *
 * With two labels all three fall as p moves away from ½, so they put the rows in the same order and choose
 * the same ones (but for rounding); they part only with three labels and more.
 * Source: Settles, "Active learning literature survey" (2009), section 3.1.
 */
export const QUERY_STRATEGIES: Readonly<Record<QueryStrategy, (p: number, rng: Random) => number>> =
  {
    random: (_p, rng) => rng.uniform(),
    'least-confidence': (p) => 1 - Math.max(p, 1 - p),
    margin: (p) => -Math.abs(p - (1 - p)),
    entropy: (p) => -(timesLog(p) + timesLog(1 - p)),
  };

function timesLog(p: number): number {
  return p > 0 ? p * log(p) : 0;
}
