import type { Design } from '../design.ts';
import type { Options } from '../experiment.ts';
import { breathe, optionValues, type FitContext, type FitProgress, type Model } from '../model.ts';
import { Boosting, HeldBackRows } from '../trees/boosting.ts';
import type { GrowOptions } from '../trees/grow-tree.ts';
import { treeInputs, type TreeInput } from '../trees/inputs.ts';
import type { Tree } from '../trees/tree.ts';
import { treesFitted, type TreesFitted } from '../trees/trees-fitted.ts';

/** Training rows, counted once a tree, after which a Stop is looked for: some 60 ms of work. */
const ROWS_PER_BREATH = 250_000;

/**
 * Histogram gradient boosting, as scikit-learn's `HistGradientBoostingClassifier`, with two differences:
 * the rows held back for early stopping are the latest ones, not random ones, because they are the
 * nearest to the future; and the trees after the best round are thrown away. Nothing in it is random.
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
  ],
  fit,
} satisfies Model;

interface TreeOptions extends GrowOptions {
  maxTrees: number;
  maxBins: number;
  earlyStoppingRounds: number;
  validationFraction: number;
}

async function* fit(
  design: Design,
  y: Uint8Array,
  context: FitContext,
): AsyncGenerator<FitProgress, TreesFitted> {
  const options = readOptions(context.options);
  const { maxTrees, earlyStoppingRounds, validationFraction } = options;
  const inputs = treeInputs(design);
  if (inputs.length === 0)
    throw new Error('Boosted trees have no features to ask about. Choose at least one.');
  const heldBack = earlyStoppingRounds > 0 ? Math.floor(design.rows * validationFraction) : 0;
  const fitted = design.rows - heldBack;
  const training = new Boosting(part(inputs, 0, fitted), y.subarray(0, fitted), options);
  const latest = part(inputs, fitted, design.rows);
  const validation = heldBack && new HeldBackRows(latest, y.subarray(fitted), training.start);
  const trees: Tree[] = [];
  let best = { trees: 0, loss: validation ? validation.meanLogLoss : Infinity };
  let rowsSinceBreath = ROWS_PER_BREATH;
  while (trees.length < maxTrees && trees.length - best.trees < (earlyStoppingRounds || Infinity)) {
    context.signal?.throwIfAborted();
    if (rowsSinceBreath >= ROWS_PER_BREATH) {
      await breathe(context.signal);
      rowsSinceBreath = 0;
    }
    rowsSinceBreath += fitted;
    const tree = training.addTree();
    // A root that cannot be cut changes nothing, now or in any later round.
    if (tree.input.length === 1) break;
    trees.push(tree);
    const progress = { unit: 'tree', done: trees.length, of: maxTrees, loss: training.meanLogLoss };
    if (validation) {
      validation.addTree(tree);
      const validationLoss = validation.meanLogLoss;
      if (validationLoss < best.loss) best = { trees: trees.length, loss: validationLoss };
      yield { ...progress, validationLoss };
    } else {
      best = { trees: trees.length, loss: training.meanLogLoss };
      yield progress;
    }
  }
  const kept = trees.slice(0, best.trees);
  return treesFitted(inputs, training.start, kept, {
    trees: kept.length,
    treesGrown: trees.length,
    leaves: kept.reduce((sum, tree) => sum + leavesOf(tree), 0),
    heldBackRows: heldBack,
  });
}

function readOptions(given: Options): TreeOptions {
  const values = optionValues(model, given) as unknown as TreeOptions;
  const counts = ['maxTrees', 'maxDepth', 'maxLeafNodes', 'minSamplesLeaf', 'maxBins'] as const;
  for (const id of [...counts, 'earlyStoppingRounds'] as const)
    if (!Number.isInteger(values[id]))
      throw new Error(`Option ${id} of boosted-trees is ${values[id]}; a whole number is needed.`);
  return values;
}

function part(inputs: readonly TreeInput[], from: number, to: number): TreeInput[] {
  return inputs.map((input) => ({ ...input, values: input.values.subarray(from, to) }));
}

function leavesOf(tree: Tree): number {
  return tree.input.reduce((leaves, input) => leaves + (input < 0 ? 1 : 0), 0);
}
