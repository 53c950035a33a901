import type { Design } from '../design.ts';
import { addCategory, columnParts } from './design-matrix.ts';

/**
 * Importance of each feature of a linear model: how far its contribution to the log-odds, coefficient
 * times value summed over the inputs made from it, lies from that contribution's mean, on average over
 * the rows (the mean |SHAP value| of a linear model, where features count as independent). As shares of
 * their sum; all 0 where nothing contributes. Unlike a bare |coefficient| it does not depend on units,
 * and it is small for a category that is rare.
 */
export function contributionShares(
  design: Design,
  coefficients: Float64Array,
): Map<string, number> {
  const sizes = new Map<string, number>();
  const inputs = [...design.numeric, ...design.categorical];
  for (const feature of new Set(inputs.map((input) => input.feature)))
    sizes.set(feature, meanDeviation(contributionOf(feature, design, coefficients)));
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  for (const [feature, size] of sizes) sizes.set(feature, total > 0 ? size / total : 0);
  return sizes;
}

/** Per row, what a feature adds to the log-odds. */
export function contributionOf(
  feature: string,
  design: Design,
  coefficients: Float64Array,
): Float64Array {
  const { numeric, categorical } = columnParts(design, coefficients);
  const out = new Float64Array(design.rows);
  design.numeric.forEach((input, j) => {
    if (input.feature === feature) addMultiple(input.values, numeric[j]!, out);
  });
  design.categorical.forEach((input, k) => {
    if (input.feature === feature) addCategory(input, categorical[k]!, out);
  });
  return out;
}

function addMultiple(values: Float32Array, coefficient: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = out[i]! + coefficient * values[i]!;
}

function meanDeviation(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  const mean = sum / values.length;
  let deviation = 0;
  for (let i = 0; i < values.length; i++) deviation += Math.abs(values[i]! - mean);
  return deviation / values.length;
}
