import { CLASS_WEIGHT, classLossOf } from '../class-weight.ts';
import type { Design } from '../design.ts';
import type { Options } from '../experiment.ts';
import { squaredErrorOf } from '../loss.ts';
import {
  optionValues,
  type FitContext,
  type FitProgress,
  type Model,
  type Regressed,
} from '../model.ts';
import { boost, type BoostOptions } from '../trees/boost.ts';
import { treesFitted, treesRegressed, type TreesFitted } from '../trees/trees-fitted.ts';

/**
 * Histogram gradient boosting, as scikit-learn's `HistGradientBoostingClassifier` and, of numbers,
 * `HistGradientBoostingRegressor`, with two differences: the rows held back for early stopping are the
 * latest ones, not random ones, because they are the nearest to the future; and the trees after the best
 * round are thrown away. Nothing in it is random.
 */
export const model = {
  id: 'boosted-trees',
  title: 'Boosted trees',
  summary: 'Many small decision trees, each fitted to what the ones before it got wrong.',
  kind: 'model',
  encoding: 'ordinal',
  options: [
    {
      id: 'learningRate',
      title: 'Learning rate',
      summary: 'The share of each tree that is added: the smaller, the more trees it takes.',
      default: 0.1,
      min: 1e-4,
      max: 1,
    },
    {
      id: 'maxTrees',
      title: 'Trees at most',
      summary: 'Rounds of boosting, unless early stopping ends it before.',
      default: 200,
      min: 1,
      max: 5000,
    },
    {
      id: 'maxDepth',
      title: 'Depth at most',
      summary: 'Questions between a tree’s root and its leaves.',
      default: 6,
      min: 1,
      max: 30,
    },
    {
      id: 'maxLeafNodes',
      title: 'Leaves at most',
      summary: 'Leaves of one tree; the cuts that gain most are made first.',
      default: 31,
      min: 2,
      max: 1024,
    },
    {
      id: 'minSamplesLeaf',
      title: 'Rows in a leaf at least',
      summary: 'No cut leaves fewer training rows than this on a side.',
      default: 20,
      min: 1,
      max: 1e6,
    },
    {
      id: 'maxBins',
      title: 'Bins at most',
      summary: 'Places between which an input can be cut; missing values have a bin of their own.',
      default: 255,
      min: 2,
      max: 255,
    },
    {
      id: 'l2',
      title: 'L2 penalty',
      summary: 'Draws the values of leaves towards 0.',
      default: 0,
      min: 0,
      max: 1e6,
    },
    {
      id: 'earlyStoppingRounds',
      title: 'Early stopping after',
      summary:
        'Trees in a row without a lower loss on the latest training rows; 0 trains on all rows to the end.',
      default: 10,
      min: 0,
      max: 5000,
    },
    {
      id: 'validationFraction',
      title: 'Held back for it',
      summary: 'Share of the training rows, the latest ones, that early stopping looks at.',
      default: 0.1,
      min: 0.01,
      max: 0.5,
    },
    {
      id: 'encoder',
      title: 'Categories as',
      summary: 'Their rank in the order of their ids, or their smoothed mean label.',
      default: 'ordinal',
      choices: ['ordinal', 'target'],
    },
    CLASS_WEIGHT,
  ],
  fit,
  regress,
} satisfies Model;

async function* fit(
  design: Design,
  y: Uint8Array,
  { options, signal }: FitContext,
): AsyncGenerator<FitProgress, TreesFitted> {
  return treesFitted(yield* boost(design, classLossOf(y, options), readOptions(options), signal));
}

async function* regress(
  design: Design,
  target: Float64Array,
  { options, signal }: FitContext,
): AsyncGenerator<FitProgress, Regressed> {
  return treesRegressed(yield* boost(design, squaredErrorOf(target), readOptions(options), signal));
}

function readOptions(given: Options): BoostOptions {
  const values = optionValues(model, given) as unknown as BoostOptions;
  const counts = ['maxTrees', 'maxDepth', 'maxLeafNodes', 'minSamplesLeaf', 'maxBins'] as const;
  for (const id of [...counts, 'earlyStoppingRounds'] as const)
    if (!Number.isInteger(values[id]))
      throw new Error(`Option ${id} of boosted-trees is ${values[id]}; a whole number is needed.`);
  return values;
}
