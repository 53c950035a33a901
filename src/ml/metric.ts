import type { Spec } from './spec.ts';

/**
 * A metric of scores (probabilities of label 1) against labels 0 and 1.
 * `undefined` where the definition has no value (one class only): shown as "—", never as a number.
 */
export interface Metric extends Spec {
  greaterIsBetter: boolean;
  /** @param y 0 or 1 a row; @param score one a row, same order. */
  measure(y: Uint8Array, score: Float64Array): number | undefined;
}
