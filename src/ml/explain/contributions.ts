import type { Design } from '../design.ts';

/**
 * What each feature adds to the log-odds of a row's score, compared with background rows: SHAP values.
 *
 * A feature set S plays this game: v(S) = mean over the background of the model's log-odds for a row
 * that has the explained row's values in S and the background row's values elsewhere. φ of a feature is
 * its Shapley value: the mean, over all orders in which features can be switched on, of what switching
 * it on adds. So base + Σ φ = the row's log-odds, with base = v(∅), the background's mean.
 *
 * Features are replaced without asking whether the mixed row could exist (`interventional`): φ says what
 * the model does, not what causes lateness. All inputs made from a feature are switched together, so a
 * missing value and its indicator, or the columns of one category, are one player.
 *
 * Source: Lundberg & Lee 2017; Janzing, Minorics & Blöbaum 2020 for the interventional form.
 */
export interface Contributions {
  method: 'exact-linear' | 'exact-trees' | 'sampling';
  base: number;
  /** φ by feature id: one value a row, in log-odds. A feature that the model never reads has none. */
  phi: ReadonlyMap<string, Float64Array>;
  /** Standard error of φ, where it was sampled. */
  standardError?: ReadonlyMap<string, Float64Array>;
}

/** The features that a design's inputs were made from, in the design's order. */
export function featuresIn(design: Design): string[] {
  const inputs = [...design.numeric, ...design.categorical];
  return [...new Set(inputs.map((input) => input.feature))];
}
