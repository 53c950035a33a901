import type { Design } from '../design.ts';
import { rocAuc } from '../metrics/roc-auc.ts';
import { breathe, type Fitted } from '../model.ts';
import type { Random } from '../random.ts';
import type { Interval } from '../result.ts';

/**
 * Permutation importance: how much the ROC AUC of a fitted model drops when a group of features is
 * shuffled among the rows, so that the group keeps its distribution but says nothing of the row. All
 * inputs made from the group's features are shuffled alike, and every group meets the same permutations.
 *
 * It tells what this model leans on, on these rows. Groups that say the same thing share their
 * importance and hide each other; values below 0 are normal where a group says nothing.
 *
 * Cost: a prediction of all rows for each group and permutation.
 * Source: Breiman 2001; Fisher, Rudin & Dominici 2019; scikit-learn's `permutation_importance`.
 * @param y label of each row of the design.
 * @param groups ids of the features of each group. @param permutations of the rows, one a repeat.
 * @returns the drop of each repeat, one array a group; null when the rows have one class only.
 */
export async function* permutationImportance(
  fitted: Pick<Fitted, 'predict'>,
  design: Design,
  y: Uint8Array,
  groups: readonly (readonly string[])[],
  permutations: readonly Int32Array[],
  signal?: AbortSignal,
): AsyncGenerator<{ done: number; of: number }, Float64Array[] | null> {
  const whole = rocAuc(y, await fitted.predict(design));
  if (whole === undefined) return null;
  const drops: Float64Array[] = [];
  for (const features of groups) {
    yield { done: drops.length, of: groups.length };
    const drop = new Float64Array(permutations.length);
    if (says(design, features))
      for (const [repeat, permutation] of permutations.entries()) {
        await breathe(signal);
        const shuffled = shuffle(design, features, permutation);
        drop[repeat] = whole - rocAuc(y, await fitted.predict(shuffled))!;
      }
    drops.push(drop);
  }
  return drops;
}

/** Permutations of `rows` rows; the same seed gives the same ones. */
export function drawPermutations(rows: number, repeats: number, rng: Random): Int32Array[] {
  return Array.from({ length: repeats }, () =>
    rng.shuffle(Int32Array.from({ length: rows }, (_, i) => i)),
  );
}

/** The mean drop, with the least and the largest. */
export function spanOf(drops: Float64Array): Interval {
  return {
    value: drops.reduce((sum, drop) => sum + drop, 0) / drops.length,
    low: Math.min(...drops),
    high: Math.max(...drops),
  };
}

/** Whether anything that was made from these features differs between rows: else shuffling does nothing. */
function says({ numeric, categorical }: Design, features: readonly string[]): boolean {
  const differ = (values: Float32Array | Int32Array) =>
    values.some((value) => !Object.is(value, values[0]));
  return (
    numeric.some(({ feature, values }) => features.includes(feature) && differ(values)) ||
    categorical.some(({ feature, codes }) => features.includes(feature) && differ(codes))
  );
}

function shuffle(design: Design, features: readonly string[], permutation: Int32Array): Design {
  const { rows, numeric, categorical } = design;
  return {
    rows,
    numeric: numeric.map((input) =>
      features.includes(input.feature)
        ? { ...input, values: Float32Array.from(permutation, (row) => input.values[row]!) }
        : input,
    ),
    categorical: categorical.map((input) =>
      features.includes(input.feature)
        ? { ...input, codes: permutation.map((row) => input.codes[row]!) }
        : input,
    ),
  };
}
