import { bestSplit, leafValue, type Split, type SplitLimits, type Sums } from './best-split.ts';
import type { BinnedRows } from './binned-rows.ts';
import { treeOf, type GrownNode } from './grown-node.ts';
import { Histogram } from './histogram.ts';
import { NodeRows } from './node-rows.ts';
import type { Tree } from './tree.ts';

export interface GrowOptions extends SplitLimits {
  learningRate: number;
  maxDepth: number;
  maxLeafNodes: number;
}

/**
 * Grows trees on gradients and hessians, best first: always the leaf whose cut gains most is cut next,
 * until there are `maxLeafNodes` leaves or nothing is left to gain. Only the smaller child's histogram is
 * counted; its sibling's is the parent's minus that.
 * Source: scikit-learn 1.2, `TreeGrower`; Shi, "Best-first decision tree learning" (2007).
 */
export class TreeGrower {
  readonly #binned: BinnedRows;
  readonly #options: GrowOptions;
  readonly #rows: NodeRows;
  /** Gradient and hessian of one node's rows, in turn. */
  readonly #derivatives: Float64Array;
  readonly #spare: Histogram[] = [];

  constructor(binned: BinnedRows, options: GrowOptions) {
    this.#binned = binned;
    this.#options = options;
    this.#rows = new NodeRows(binned);
    this.#derivatives = new Float64Array(2 * binned.rows);
  }

  /** Grows a tree and adds its values to what is said of the rows (log-odds, in a classifier). */
  grow(gradient: Float64Array, hessian: Float64Array, answer: Float64Array): Tree {
    this.#rows.reset();
    const root = this.#node(0, 0, this.#binned.rows, sumsOf(gradient, hessian));
    if (this.#mayCut(root)) {
      root.histogram = this.#count(root, gradient, hessian);
      this.#findSplit(root);
    }
    const nodes = [root];
    const leaves = [root];
    for (let next = mostGaining(leaves); next; next = mostGaining(leaves)) {
      const children = this.#cut(next, next.split!);
      next.children = nodes.length;
      nodes.push(...children);
      leaves.splice(leaves.indexOf(next), 1, ...children);
      if (leaves.length === this.#options.maxLeafNodes) break;
      this.#weigh(next, children, gradient, hessian);
    }
    for (const node of nodes) this.#release(node);
    for (const leaf of leaves) {
      const rows = this.#rows.between(leaf.start, leaf.end);
      for (let i = 0; i < rows.length; i++) answer[rows[i]!]! += leaf.value;
    }
    return treeOf(nodes, this.#binned.bins);
  }

  #node(depth: number, start: number, end: number, sums: Sums): GrownNode {
    const value = this.#options.learningRate * leafValue(sums, this.#options.l2);
    return { depth, start, end, sums, value, histogram: null, split: null, children: 0 };
  }

  #mayCut({ depth, sums }: GrownNode): boolean {
    const { maxDepth, minSamplesLeaf } = this.#options;
    return depth < maxDepth && sums.count >= 2 * minSamplesLeaf;
  }

  #cut(node: GrownNode, split: Split): [GrownNode, GrownNode] {
    const { depth, start, end } = node;
    const middle = this.#rows.cut(start, end, split);
    return [
      this.#node(depth + 1, start, middle, split.left),
      this.#node(depth + 1, middle, end, split.right),
    ];
  }

  /** Finds the children's own best cuts. The parent's histogram becomes the larger child's. */
  #weigh(
    parent: GrownNode,
    children: [GrownNode, GrownNode],
    gradient: Float64Array,
    hessian: Float64Array,
  ): void {
    if (!children.some((child) => this.#mayCut(child))) return;
    const [smaller, larger] = children.toSorted((a, b) => a.sums.count - b.sums.count);
    smaller!.histogram = this.#count(smaller!, gradient, hessian);
    larger!.histogram = parent.histogram;
    parent.histogram = null;
    larger!.histogram!.subtract(smaller!.histogram);
    for (const child of children) if (this.#mayCut(child)) this.#findSplit(child);
  }

  #findSplit(node: GrownNode): void {
    node.split = bestSplit(node.histogram!, node.sums, this.#binned.bins, this.#options);
    if (!node.split) this.#release(node);
  }

  /** The node's histogram, counted from its rows. */
  #count(node: GrownNode, gradient: Float64Array, hessian: Float64Array): Histogram {
    const rows = this.#rows.between(node.start, node.end);
    const derivatives = this.#derivatives;
    for (let i = 0; i < rows.length; i++) {
      derivatives[2 * i] = gradient[rows[i]!]!;
      derivatives[2 * i + 1] = hessian[rows[i]!]!;
    }
    const histogram = this.#spare.pop() ?? new Histogram(this.#binned.slots);
    histogram.fill(this.#binned.packed, rows, derivatives);
    return histogram;
  }

  #release(node: GrownNode): void {
    if (node.histogram) this.#spare.push(node.histogram);
    node.histogram = null;
  }
}

function sumsOf(gradient: Float64Array, hessian: Float64Array): Sums {
  const sums = { gradient: 0, hessian: 0, count: gradient.length };
  for (let i = 0; i < gradient.length; i++) {
    sums.gradient += gradient[i]!;
    sums.hessian += hessian[i]!;
  }
  return sums;
}

function mostGaining(leaves: readonly GrownNode[]): GrownNode | null {
  let best: GrownNode | null = null;
  for (const leaf of leaves)
    if (leaf.split && leaf.split.gain > (best?.split?.gain ?? 0)) best = leaf;
  return best;
}
