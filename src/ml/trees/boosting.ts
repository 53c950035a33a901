import type { Loss } from '../loss.ts';
import { binRows } from './binned-rows.ts';
import { TreeGrower, type GrowOptions } from './grow-tree.ts';
import type { TreeInput } from './inputs.ts';
import { addTree, rowByRow, type Tree } from './tree.ts';

/**
 * Gradient boosting: each tree is fitted to the first and second derivatives of the rows' losses at what
 * the trees before it say, and is then added to them.
 * Source: Friedman, "Greedy function approximation" (2001); scikit-learn 1.2,
 * `HistGradientBoostingClassifier` and `HistGradientBoostingRegressor`.
 */
export class Boosting {
  /** What is said of every row before the first tree. */
  readonly start: number;
  meanLoss: number;
  readonly #loss: Loss;
  readonly #grower: TreeGrower;
  readonly #answer: Float64Array;
  readonly #gradient: Float64Array;
  readonly #hessian: Float64Array;

  constructor(
    inputs: readonly TreeInput[],
    loss: Loss,
    options: GrowOptions & { maxBins: number },
  ) {
    const { rows } = loss;
    this.start = loss.start();
    this.#loss = loss;
    this.#grower = new TreeGrower(binRows(inputs, rows, options.maxBins), options);
    this.#answer = new Float64Array(rows).fill(this.start);
    this.#gradient = new Float64Array(rows);
    this.#hessian = new Float64Array(rows);
    this.meanLoss = loss.sum(this.#answer, this.#gradient) / rows;
  }

  addTree(): Tree {
    this.#loss.curvature(this.#gradient, this.#hessian);
    const tree = this.#grower.grow(this.#gradient, this.#hessian, this.#answer);
    this.meanLoss = this.#loss.sum(this.#answer, this.#gradient) / this.#loss.rows;
    return tree;
  }
}

/** Rows that were held back from training, to see when more trees stop helping. */
export class HeldBackRows {
  meanLoss: number;
  readonly #rows: Float32Array;
  readonly #inputs: number;
  readonly #loss: Loss;
  readonly #answer: Float64Array;
  readonly #gradient: Float64Array;

  constructor(inputs: readonly TreeInput[], loss: Loss, start: number) {
    const columns = inputs.map(({ values }) => values);
    this.#rows = rowByRow(columns, 0, loss.rows);
    this.#inputs = inputs.length;
    this.#loss = loss;
    this.#answer = new Float64Array(loss.rows).fill(start);
    this.#gradient = new Float64Array(loss.rows);
    this.meanLoss = this.#mean();
  }

  addTree(tree: Tree): void {
    addTree(tree, this.#rows, this.#inputs, this.#answer);
    this.meanLoss = this.#mean();
  }

  #mean(): number {
    return this.#loss.sum(this.#answer, this.#gradient) / this.#loss.rows;
  }
}
