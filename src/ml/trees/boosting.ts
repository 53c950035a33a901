import { logOddsOfOnes } from '../label-odds.ts';
import { logisticLoss } from '../logistic-loss.ts';
import { binRows } from './binned-rows.ts';
import { TreeGrower, type GrowOptions } from './grow-tree.ts';
import type { TreeInput } from './inputs.ts';
import { addTree, rowByRow, type Tree } from './tree.ts';

/**
 * Gradient boosting of the log-loss: each tree is fitted to the gradients p − y and the hessians p(1 − p)
 * of the rows' losses at the log-odds that the trees before it give, and is then added to them.
 * Source: Friedman, "Greedy function approximation" (2001); scikit-learn 1.2,
 * `HistGradientBoostingClassifier`.
 */
export class Boosting {
  /** Log-odds before the first tree. */
  readonly start: number;
  meanLogLoss: number;
  readonly #y: Uint8Array;
  readonly #grower: TreeGrower;
  readonly #logOdds: Float64Array;
  readonly #gradient: Float64Array;
  readonly #hessian: Float64Array;

  constructor(
    inputs: readonly TreeInput[],
    y: Uint8Array,
    options: GrowOptions & { maxBins: number },
  ) {
    const rows = y.length;
    this.start = logOddsOfOnes(y);
    this.#y = y;
    this.#grower = new TreeGrower(binRows(inputs, rows, options.maxBins), options);
    this.#logOdds = new Float64Array(rows).fill(this.start);
    this.#gradient = new Float64Array(rows);
    this.#hessian = new Float64Array(rows);
    this.meanLogLoss = logisticLoss(this.#logOdds, y, this.#gradient) / rows;
  }

  addTree(): Tree {
    const gradient = this.#gradient;
    const hessian = this.#hessian;
    for (let row = 0; row < gradient.length; row++) {
      const p = gradient[row]! + this.#y[row]!;
      hessian[row] = p * (1 - p);
    }
    const tree = this.#grower.grow(gradient, hessian, this.#logOdds);
    this.meanLogLoss = logisticLoss(this.#logOdds, this.#y, gradient) / gradient.length;
    return tree;
  }
}

/** Rows that were held back from training, to see when more trees stop helping. */
export class HeldBackRows {
  meanLogLoss: number;
  readonly #rows: Float32Array;
  readonly #inputs: number;
  readonly #y: Uint8Array;
  readonly #logOdds: Float64Array;
  readonly #residual: Float64Array;

  constructor(inputs: readonly TreeInput[], y: Uint8Array, start: number) {
    const columns = inputs.map(({ values }) => values);
    this.#rows = rowByRow(columns, 0, y.length);
    this.#inputs = inputs.length;
    this.#y = y;
    this.#logOdds = new Float64Array(y.length).fill(start);
    this.#residual = new Float64Array(y.length);
    this.meanLogLoss = this.#loss();
  }

  addTree(tree: Tree): void {
    addTree(tree, this.#rows, this.#inputs, this.#logOdds);
    this.meanLogLoss = this.#loss();
  }

  #loss(): number {
    return logisticLoss(this.#logOdds, this.#y, this.#residual) / this.#y.length;
  }
}
