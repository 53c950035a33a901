import type { Design } from '../design.ts';
import { treeInputs, type TreeInput } from '../trees/inputs.ts';
import { rowByRow, sumOfTrees, type Tree } from '../trees/tree.ts';
import { featuresIn, type Contributions } from './contributions.ts';

/**
 * SHAP values of a sum of trees, exactly. For one explained row and one background row, a mixed row
 * follows the explained row's branch at a cut on a feature that is switched on, the background row's
 * elsewhere. So a leaf is reached exactly when some features (those whose cut parts the two rows, where
 * the path goes the explained row's way) are on and some others are off. The leaf's game then has a
 * closed form: with p features that must be on and q that must be off, a feature that must be on gets
 * value · (p − 1)! q! / (p + q)!, one that must be off −value · p! (q − 1)! / (p + q)!. Leaves, trees and
 * background rows are added up.
 *
 * Cost: rows × background × leaves that mixed rows can reach, far below the 2^features of enumeration.
 * Source: Lundberg et al. 2020, "From local explanations to global understanding with explainable AI for
 * trees", interventional feature perturbation (shap's `TreeExplainer` with a background data set).
 * @param start log-odds that the trees are added to.
 */
export function treeShap(
  trees: readonly Tree[],
  start: number,
  design: Design,
  background: Design,
): Contributions {
  const features = featuresIn(design);
  const inputs = treeInputs(design);
  const walk = new PairWalk(
    inputs.map(({ feature }) => features.indexOf(feature)),
    features.length,
  );
  const asked = rowsOf(inputs, design.rows);
  const others = rowsOf(treeInputs(background), background.rows);
  const phi = features.map(() => new Float64Array(design.rows));
  asked.forEach((row, i) => {
    for (const other of others) for (const tree of trees) walk.add(tree, row, other);
    walk.take().forEach((sum, f) => (phi[f]![i] = sum / background.rows));
  });
  return {
    method: 'exact-trees',
    base: baseOf(trees, start, background),
    phi: new Map(features.map((feature, f) => [feature, phi[f]!])),
  };
}

function baseOf(trees: readonly Tree[], start: number, background: Design): number {
  const values = treeInputs(background).map((input) => input.values);
  const logOdds = sumOfTrees(trees, values, background.rows, start);
  return logOdds.reduce((sum, value) => sum + value, 0) / background.rows;
}

function rowsOf(inputs: readonly TreeInput[], rows: number): Float32Array[] {
  const all = rowByRow(
    inputs.map(({ values }) => values),
    0,
    rows,
  );
  return Array.from({ length: rows }, (_, i) =>
    all.subarray(i * inputs.length, (i + 1) * inputs.length),
  );
}

const UNDECIDED = 0;
const ON = 1;
const OFF = 2;

/** Walks a tree with two rows at once and adds up φ of the first against the second. */
class PairWalk {
  readonly #featureOf: readonly number[];
  /** Whether a feature must be on or off to come to the node where the walk stands. */
  readonly #side: Uint8Array;
  /** The features that are decided there, in the order of the path. */
  readonly #path: Int32Array;
  readonly #sums: Float64Array;
  #decided = 0;
  #on = 0;

  /** @param featureOf the feature's number of each input. */
  constructor(featureOf: readonly number[], features: number) {
    this.#featureOf = featureOf;
    this.#side = new Uint8Array(features);
    this.#path = new Int32Array(features);
    this.#sums = new Float64Array(features);
  }

  add(tree: Tree, row: Float32Array, other: Float32Array): void {
    this.#visit(tree, 0, row, other);
  }

  /** The sums so far; the next ones start from 0. */
  take(): Float64Array {
    const sums = this.#sums.slice();
    this.#sums.fill(0);
    return sums;
  }

  #visit(tree: Tree, node: number, row: Float32Array, other: Float32Array): void {
    const input = tree.input[node]!;
    if (input < 0) return this.#addLeaf(tree.value[node]!);
    const onNode = childOf(tree, node, row[input]!);
    const offNode = childOf(tree, node, other[input]!);
    const feature = this.#featureOf[input]!;
    const side = this.#side[feature]!;
    if (onNode === offNode || side === ON) return this.#visit(tree, onNode, row, other);
    if (side === OFF) return this.#visit(tree, offNode, row, other);
    this.#path[this.#decided++] = feature;
    this.#side[feature] = ON;
    this.#on++;
    this.#visit(tree, onNode, row, other);
    this.#on--;
    this.#side[feature] = OFF;
    this.#visit(tree, offNode, row, other);
    this.#side[feature] = UNDECIDED;
    this.#decided--;
  }

  #addLeaf(value: number): void {
    const on = this.#on;
    const off = this.#decided - on;
    const gain = on > 0 ? value * weightOf(on, off) : 0;
    const loss = off > 0 ? value * weightOf(off, on) : 0;
    for (let i = 0; i < this.#decided; i++) {
      const feature = this.#path[i]!;
      this.#sums[feature]! += this.#side[feature] === ON ? gain : -loss;
    }
  }
}

function childOf(tree: Tree, node: number, value: number): number {
  const stays = value <= tree.threshold[node]! || (value !== value && tree.missingGoesLeft[node]);
  return tree.left[node]! + (stays ? 0 : 1);
}

/** (own − 1)! others! / (own + others)! */
function weightOf(own: number, others: number): number {
  let weight = 1 / own;
  for (let k = 1; k <= others; k++) weight *= k / (own + k);
  return weight;
}
