/** Mean and standard deviation of a column when it was fitted; deviation 0 for a constant column. */
export interface Scaler {
  mean: number;
  deviation: number;
}

/**
 * Learns mean and standard deviation (divisor n), so that a column comes to have mean 0 and deviation 1.
 * A penalty on coefficients then weighs all columns alike, whatever their units.
 * Source: scikit-learn, `StandardScaler`.
 * @param values without NaN.
 */
export function fitScaler(values: Float32Array): Scaler {
  let sum = 0;
  let constant = true;
  for (let i = 0; i < values.length; i++) {
    sum += values[i]!;
    constant &&= values[i] === values[0];
  }
  const mean = sum / values.length;
  // A rounded mean would leave a constant column with a deviation of 1e-17 instead of 0.
  if (constant) return { mean, deviation: 0 };
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const fromMean = values[i]! - mean;
    squares += fromMean * fromMean;
  }
  return { mean, deviation: Math.sqrt(squares / values.length) };
}

/**
 * (value − mean) / deviation, in place. A column that was constant becomes 0 everywhere, also where a
 * later row differs: nothing was learned about it, so it should not speak. (scikit-learn subtracts the
 * mean and leaves the rest.)
 */
export function standardise(values: Float32Array, { mean, deviation }: Scaler): void {
  if (deviation === 0) values.fill(0);
  else for (let i = 0; i < values.length; i++) values[i] = (values[i]! - mean) / deviation;
}
