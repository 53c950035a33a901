import type { Design } from '../design.ts';
import type { Loss } from '../loss.ts';
import { breathe, type Fitted, type FitProgress } from '../model.ts';
import { Boosting, HeldBackRows } from './boosting.ts';
import type { GrowOptions } from './grow-tree.ts';
import { treeInputs, type TreeInput } from './inputs.ts';
import type { Tree } from './tree.ts';

/** Training rows, counted once a tree, after which a Stop is looked for: some 60 ms of work. */
const ROWS_PER_BREATH = 250_000;

export interface BoostOptions extends GrowOptions {
  maxTrees: number;
  maxBins: number;
  earlyStoppingRounds: number;
  validationFraction: number;
}

/** Trees that together say, of a row, `start` plus the value of the leaf that it ends in in each tree. */
export interface Boosted {
  inputs: readonly TreeInput[];
  start: number;
  trees: readonly Tree[];
  description: Fitted['description'];
}

/**
 * Boosts trees until early stopping or `maxTrees`. The latest rows are held back to see when the loss
 * stops falling; the trees after the best round are thrown away.
 */
export async function* boost(
  design: Design,
  loss: Loss,
  options: BoostOptions,
  signal: AbortSignal | undefined,
): AsyncGenerator<FitProgress, Boosted> {
  const { maxTrees, earlyStoppingRounds, validationFraction } = options;
  const inputs = treeInputs(design);
  if (inputs.length === 0)
    throw new Error('Boosted trees have no features to ask about. Choose at least one.');
  const heldBack = earlyStoppingRounds > 0 ? Math.floor(design.rows * validationFraction) : 0;
  const fitted = design.rows - heldBack;
  const training = new Boosting(part(inputs, 0, fitted), loss.between(0, fitted), options);
  const latest = part(inputs, fitted, design.rows);
  const validation =
    heldBack && new HeldBackRows(latest, loss.between(fitted, design.rows), training.start);
  const trees: Tree[] = [];
  let best = { trees: 0, loss: validation ? validation.meanLoss : Infinity };
  let rowsSinceBreath = ROWS_PER_BREATH;
  while (trees.length < maxTrees && trees.length - best.trees < (earlyStoppingRounds || Infinity)) {
    signal?.throwIfAborted();
    if (rowsSinceBreath >= ROWS_PER_BREATH) {
      await breathe(signal);
      rowsSinceBreath = 0;
    }
    rowsSinceBreath += fitted;
    const tree = training.addTree();
    // A root that cannot be cut changes nothing, now or in any later round.
    if (tree.input.length === 1) break;
    trees.push(tree);
    const progress = { unit: 'tree', done: trees.length, of: maxTrees, loss: training.meanLoss };
    if (validation) {
      validation.addTree(tree);
      const validationLoss = validation.meanLoss;
      if (validationLoss < best.loss) best = { trees: trees.length, loss: validationLoss };
      yield { ...progress, validationLoss };
    } else {
      best = { trees: trees.length, loss: training.meanLoss };
      yield progress;
    }
  }
  const kept = trees.slice(0, best.trees);
  const description = {
    trees: kept.length,
    treesGrown: trees.length,
    leaves: kept.reduce((sum, tree) => sum + leavesOf(tree), 0),
    heldBackRows: heldBack,
  };
  return { inputs, start: training.start, trees: kept, description };
}

function part(inputs: readonly TreeInput[], from: number, to: number): TreeInput[] {
  return inputs.map((input) => ({ ...input, values: input.values.subarray(from, to) }));
}

function leavesOf(tree: Tree): number {
  return tree.input.reduce((leaves, input) => leaves + (input < 0 ? 1 : 0), 0);
}
