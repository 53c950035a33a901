import type { Design } from '../design.ts';
import { columnParts } from '../linear/design-matrix.ts';
import { contributionOf } from '../linear/contributions.ts';
import { featuresIn, type Contributions } from './contributions.ts';

/**
 * SHAP values of a linear model, exactly. In a sum, switching an input on always adds the same, so all
 * orders agree: φ_j = w_j (x_j − E x_j), E being the mean over the background; a feature's φ is the sum
 * over its inputs, for a category over all its one-hot columns.
 *
 * Cost: one multiplication an input and row.
 * Source: Lundberg & Lee 2017, corollary 1; shap's `LinearExplainer` (interventional).
 * @param coefficients one for each column of the design, the intercept last.
 */
export function linearShap(
  coefficients: Float64Array,
  design: Design,
  background: Design,
): Contributions {
  let base = columnParts(background, coefficients).intercept[0]!;
  const phi = new Map<string, Float64Array>();
  for (const feature of featuresIn(design)) {
    const expected = meanOf(contributionOf(feature, background, coefficients));
    base += expected;
    const added = contributionOf(feature, design, coefficients);
    phi.set(
      feature,
      added.map((value) => value - expected),
    );
  }
  return { method: 'exact-linear', base, phi };
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
