import type { Split, Sums } from './best-split.ts';
import type { InputBins } from './binned-rows.ts';
import type { Histogram } from './histogram.ts';
import type { Tree } from './tree.ts';

/** A node of a growing tree. */
export interface GrownNode {
  depth: number;
  /** Its rows stand at the places start to end − 1. */
  start: number;
  end: number;
  sums: Sums;
  /** What it adds to the prediction as a leaf. */
  value: number;
  histogram: Histogram | null;
  /** The best cut; null where nothing can be gained. */
  split: Split | null;
  /** Place of the left child among the nodes, the right one's being the next; 0 in a leaf. */
  children: number;
}

/** A grown tree's nodes as arrays. A cut between two bins becomes a comparison with the edge between them. */
export function treeOf(nodes: readonly GrownNode[], bins: readonly InputBins[]): Tree {
  const inner = (node: GrownNode) => (node.children ? node.split : null);
  return {
    input: Int32Array.from(nodes, (node) => inner(node)?.input ?? -1),
    threshold: Float64Array.from(nodes, (node) => {
      const split = inner(node);
      // Past the last edge only missing values are left: everything else goes left.
      return split ? (bins[split.input]!.edges[split.bin] ?? Infinity) : NaN;
    }),
    missingGoesLeft: Uint8Array.from(nodes, (node) => {
      const split = inner(node);
      if (!split) return 0;
      if (bins[split.input]!.hasMissing) return split.missingGoesLeft ? 1 : 0;
      // No training row was missing: such a row goes where most of them went.
      return split.left.count > split.right.count ? 1 : 0;
    }),
    left: Int32Array.from(nodes, (node) => node.children),
    value: Float64Array.from(nodes, (node) => node.value),
    gain: Float64Array.from(nodes, (node) => inner(node)?.gain ?? 0),
    rows: Int32Array.from(nodes, (node) => node.sums.count),
  };
}
