import type { Design } from '../design.ts';

/**
 * Shapley values by their definition, for tests: each feature's gain over all subsets S of the others,
 * weighted |S|! (n − |S| − 1)! / n!, with v(S) = mean over the background of the function's value for a
 * row that has the explained row's inputs in S and the background row's elsewhere.
 * @param valueOf the function of one row: its inputs, in the design's order.
 */
export function enumeratedShapley(
  featureOf: readonly string[],
  row: readonly number[],
  background: readonly (readonly number[])[],
  valueOf: (row: readonly number[]) => number,
): { base: number; phi: Map<string, number> } {
  const features = [...new Set(featureOf)];
  const n = features.length;
  const values = Array.from({ length: 1 << n }, (_, subset) => {
    const on = (input: number) => (subset >> features.indexOf(featureOf[input]!)) & 1;
    const mixed = background.map((other) => row.map((own, i) => (on(i) ? own : other[i]!)));
    return mixed.reduce((sum, inputs) => sum + valueOf(inputs), 0) / background.length;
  });
  const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));
  const phi = features.map((feature, f): [string, number] => {
    let sum = 0;
    for (let subset = 0; subset < 1 << n; subset++) {
      if ((subset >> f) & 1) continue;
      const size = subset.toString(2).replaceAll('0', '').length;
      const weight = (factorial(size) * factorial(n - size - 1)) / factorial(n);
      sum += weight * (values[subset | (1 << f)]! - values[subset]!);
    }
    return [feature, sum];
  });
  return { base: values[0]!, phi: new Map(phi) };
}

/** A design of numeric inputs, row by row. @param featureOf the feature of each input. */
export function designOf(
  featureOf: readonly string[],
  rows: readonly (readonly number[])[],
): Design {
  return {
    rows: rows.length,
    numeric: featureOf.map((feature, j) => ({
      name: `${feature} ${j}`,
      feature,
      values: Float32Array.from(rows, (row) => row[j]!),
    })),
    categorical: [],
  };
}
