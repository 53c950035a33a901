import type { Design } from '../design.ts';
import { logistic } from '../elementary.ts';
import { linearShap } from '../explain/linear-shap.ts';
import type { Fitted, Regressed } from '../model.ts';
import { contributionShares } from './contributions.ts';
import { columnCount, columnParts, multiply, type ColumnParts } from './design-matrix.ts';

/** A fitted linear model, open to be read: log-odds = intercept + what each input contributes. */
export interface LinearFitted extends Fitted {
  predict(design: Design): Float64Array;
  importance: ReadonlyMap<string, number>;
  /** By the design's inputs, in their order. */
  coefficients: ColumnParts;
}

/** A fitted linear regression: prediction = intercept + what each input contributes. */
export interface LinearRegressed extends Regressed {
  predict(design: Design): Float64Array;
  coefficients: ColumnParts;
}

/** @param design that was fitted on, @param coefficients one for each of its columns. */
export function linearFitted(
  design: Design,
  coefficients: Float64Array,
  description: Fitted['description'],
): LinearFitted {
  const { predict: logOdds, ...rest } = linearRegressed(design, coefficients, description);
  return {
    ...rest,
    predict(asked) {
      const z = logOdds(asked);
      for (let i = 0; i < z.length; i++) z[i] = logistic(z[i]!);
      return z;
    },
    importance: contributionShares(design, coefficients),
    contributions: (asked, background) => linearShap(coefficients, asked, background),
  };
}

/** @param design that was fitted on, @param coefficients one for each of its columns. */
export function linearRegressed(
  design: Design,
  coefficients: Float64Array,
  description: Fitted['description'],
): LinearRegressed {
  return {
    predict(asked) {
      const columns = columnCount(asked);
      if (columns !== coefficients.length)
        throw new Error(
          `The model was fitted on ${coefficients.length} columns and asked about ${columns}; use the encoder that it was fitted with.`,
        );
      const z = new Float64Array(asked.rows);
      multiply(asked, coefficients, z);
      return z;
    },
    coefficients: columnParts(design, coefficients),
    description,
  };
}
