import type { Design } from '../design.ts';
import { logistic } from '../elementary.ts';
import { treeShap } from '../explain/tree-shap.ts';
import type { Fitted, Regressed } from '../model.ts';
import type { Boosted } from './boost.ts';
import { treeInputs, type TreeInput } from './inputs.ts';
import { sumOfTrees, type Tree } from './tree.ts';

/** Fitted boosted trees, open to be read: log-odds = start + the sum of each tree's leaf value. */
export interface TreesFitted extends Fitted {
  predict(design: Design): Float64Array;
  importance: ReadonlyMap<string, number>;
  trees: readonly Tree[];
  /** Log-odds of label 1 among the training rows. */
  start: number;
  /** What `input` in a tree counts: the design's inputs, numeric ones first. */
  inputs: readonly Pick<TreeInput, 'name' | 'feature'>[];
}

export function treesFitted(boosted: Boosted): TreesFitted {
  const logOdds = sumsOf(boosted);
  const { inputs, start, trees, description } = boosted;
  return {
    predict: (design) => logOdds(design).map(logistic),
    importance: gainShares(inputs, trees),
    contributions: (design, background) => treeShap(trees, start, design, background),
    trees,
    start,
    inputs: inputs.map(({ name, feature }) => ({ name, feature })),
    description,
  };
}

/** Fitted boosted trees whose sum is the prediction itself. */
export function treesRegressed(boosted: Boosted): Regressed {
  return { predict: sumsOf(boosted), description: boosted.description };
}

function sumsOf({ inputs, start, trees }: Boosted): (design: Design) => Float64Array {
  return (design) => {
    const asked = treeInputs(design);
    if (asked.length !== inputs.length)
      throw new Error(
        `The trees were fitted on ${inputs.length} inputs and asked about ${asked.length}; use the encoder that they were fitted with.`,
      );
    const columns = asked.map(({ values }) => values);
    return sumOfTrees(trees, columns, design.rows, start);
  };
}

/**
 * Importance of each feature: the gains of all cuts made on it, as shares of their sum; all 0 where
 * nothing was cut. It is measured on training rows and favours inputs with many places to cut at.
 */
function gainShares(
  inputs: readonly TreeInput[],
  trees: readonly Tree[],
): ReadonlyMap<string, number> {
  const gains = new Map(inputs.map(({ feature }) => [feature, 0]));
  let total = 0;
  for (const { input, gain } of trees)
    for (let node = 0; node < input.length; node++) {
      if (input[node]! < 0) continue;
      const { feature } = inputs[input[node]!]!;
      gains.set(feature, gains.get(feature)! + gain[node]!);
      total += gain[node]!;
    }
  for (const [feature, gain] of gains) gains.set(feature, total > 0 ? gain / total : 0);
  return gains;
}
