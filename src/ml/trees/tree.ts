/**
 * A regression tree as arrays, one place a node. Node 0 is the root. A node whose `input` is −1 is a
 * leaf; any other one asks whether the input's value is at most `threshold` and has its children at
 * `left` (yes) and `left` + 1 (no).
 */
export interface Tree {
  input: Int32Array;
  threshold: Float64Array;
  /** The side of rows whose value is missing: 1 left, 0 right. */
  missingGoesLeft: Uint8Array;
  left: Int32Array;
  /** What a leaf adds to the prediction (log-odds, in a classifier); in other nodes, what it would add if it were a leaf. */
  value: Float64Array;
  /** How much the node's cut lowered the training loss (times 2); 0 in leaves. */
  gain: Float64Array;
  /** Training rows that reached the node. */
  rows: Int32Array;
}

/** The leaf that a row ends in. @param valueOf gives the row's value of an input, NaN when missing. */
export function leafOf(tree: Tree, valueOf: (input: number) => number): number {
  let node = 0;
  for (let input = tree.input[0]!; input >= 0; input = tree.input[node]!)
    node = tree.left[node]! + (staysLeft(tree, node, valueOf(input)) ? 0 : 1);
  return node;
}

function staysLeft(tree: Tree, node: number, value: number): boolean {
  return value === value ? value <= tree.threshold[node]! : tree.missingGoesLeft[node] === 1;
}

/** The values of `count` rows from `first` on, row by row. */
export function rowByRow(
  inputs: readonly Float32Array[],
  first: number,
  count: number,
): Float32Array {
  const rows = new Float32Array(count * inputs.length);
  inputs.forEach((values, input) => {
    for (let i = 0; i < count; i++) rows[i * inputs.length + input] = values[first + i]!;
  });
  return rows;
}

/** Adds the tree's value for each row to `sums`. @param rows as `rowByRow` gives them. */
export function addTree(tree: Tree, rows: Float32Array, inputs: number, sums: Float64Array): void {
  const { input, threshold, missingGoesLeft, left, value } = tree;
  for (let i = 0; i < sums.length; i++) {
    let node = 0;
    for (let asked = input[0]!; asked >= 0; asked = input[node]!) {
      const x = rows[i * inputs + asked]!;
      const stays = x <= threshold[node]! || (x !== x && missingGoesLeft[node] === 1);
      node = left[node]! + (stays ? 0 : 1);
    }
    sums[i] = sums[i]! + value[node]!;
  }
}

/** Rows that are taken through all trees together, so that their values stay near at hand. */
const ROWS_PER_BLOCK = 256;

/**
 * `start` plus the sum of the trees' leaf values, for each row.
 * @param inputs the values of each input, one array an input.
 */
export function sumOfTrees(
  trees: readonly Tree[],
  inputs: readonly Float32Array[],
  rows: number,
  start: number,
): Float64Array {
  const sums = new Float64Array(rows).fill(start);
  for (let first = 0; first < rows; first += ROWS_PER_BLOCK) {
    const count = Math.min(ROWS_PER_BLOCK, rows - first);
    const block = rowByRow(inputs, first, count);
    for (const tree of trees)
      addTree(tree, block, inputs.length, sums.subarray(first, first + count));
  }
  return sums;
}
