import type { Experiment } from '../../ml/experiment.ts';
import { faultyChoices } from '../../notebook/known.ts';

export { faultyChoices };

/** Fits beyond the run and its twin: two orders of switching need 2(k − 1) runs, all orders 2^k − 2. */
export function furtherRuns(experiment: Experiment, how: 'pair' | 'exact'): number {
  const k = faultyChoices(experiment);
  if (k < 2) return 0;
  return how === 'pair' ? 2 * (k - 1) : (1 << k) - 2;
}

/** Steps of switching back: each order begins at the twin and switches all k choices, in two fits each. */
export function attributionSteps(experiment: Experiment, how: 'pair' | 'exact'): number {
  const k = faultyChoices(experiment);
  const orders = how === 'pair' ? 2 : factorial(k);
  return 2 * orders * (k + 1);
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}
