import { describe, expect, it } from 'vitest';
import { binRows, type BinnedRows } from './binned-rows.ts';
import { missingBin } from './bins.ts';
import { bestSplit } from './best-split.ts';
import { TreeGrower, type GrowOptions } from './grow-tree.ts';
import { BIN_STRIDE, Histogram } from './histogram.ts';
import type { TreeInput } from './inputs.ts';
import { NodeRows } from './node-rows.ts';
import { leafOf, sumOfTrees, type Tree } from './tree.ts';

const ROWS = 400;
const OPTIONS: GrowOptions = {
  learningRate: 1,
  maxDepth: 6,
  maxLeafNodes: 31,
  minSamplesLeaf: 5,
  l2: 0.5,
};

const range = Array.from({ length: ROWS }, (_, i) => i);

/** Ten inputs of 11 to 128 values, of which some share a slot. The third one has missing values. */
const inputs: TreeInput[] = Array.from({ length: 10 }, (_, j) => ({
  name: `x${j}`,
  feature: `x${j}`,
  values: Float32Array.from(range, (i) =>
    j === 2 && i % 5 === 0 ? NaN : ((i * (2 * j + 7) + j) % (11 + 13 * j)) / 10,
  ),
}));
const gradient = Float64Array.from(range, (i) => Math.sin(i) - (inputs[2]!.values[i]! > 2 ? 1 : 0));
const hessian = Float64Array.from(range, (i) => 0.1 + ((i * 3) % 7) / 50);

function histogramOf(binned: BinnedRows, index: Int32Array): Histogram {
  const derivatives = new Float64Array(2 * index.length);
  index.forEach((row, i) => derivatives.set([gradient[row]!, hessian[row]!], 2 * i));
  const histogram = new Histogram(binned.slots);
  histogram.fill(binned.packed, index, derivatives);
  return histogram;
}

describe('a histogram', () => {
  const binned = binRows(inputs, ROWS, 255);
  const index = Int32Array.from(range.filter((i) => i % 3 !== 0));

  it('holds the sums of each bin of each input, also where inputs share a slot', () => {
    expect(binned.slots).toBeLessThan(10);
    const histogram = histogramOf(binned, index);
    binned.bins.forEach((bins, input) => {
      const wanted = new Float64Array(BIN_STRIDE * bins.size);
      for (const row of index) {
        const value = inputs[input]!.values[row]!;
        const bin = Number.isNaN(value)
          ? missingBin(bins.edges)
          : bins.edges.filter((edge) => value > edge).length;
        wanted[BIN_STRIDE * bin]! += gradient[row]!;
        wanted[BIN_STRIDE * bin + 1]! += hessian[row]!;
        wanted[BIN_STRIDE * bin + 2]! += 1;
      }
      histogram.of(bins).forEach((x, at) => expect(x).toBeCloseTo(wanted[at]!, 12));
    });
  });

  it('minus one child’s is the other child’s', () => {
    const other = Int32Array.from(range.filter((i) => i % 3 === 0));
    const rest = histogramOf(binned, Int32Array.from(range));
    rest.subtract(histogramOf(binned, index));
    const wanted = histogramOf(binned, other);
    for (const bins of binned.bins)
      rest.of(bins).forEach((x, at) => expect(x).toBeCloseTo(wanted.of(bins)[at]!, 12));
  });
});

/** Σ G²/(H + l2) of two sides, by going through the rows. */
function gainOf(goesLeft: (row: number) => boolean): { gain: number; left: number } {
  const worth = (rows: number[]) => {
    const g = rows.reduce((sum, row) => sum + gradient[row]!, 0);
    return (g * g) / (rows.reduce((sum, row) => sum + hessian[row]!, 0) + OPTIONS.l2);
  };
  const left = range.filter(goesLeft);
  const right = range.filter((row) => !goesLeft(row));
  return { gain: worth(left) + worth(right) - worth(range), left: left.length };
}

describe('the best cut', () => {
  it('is the best of all that are possible, missing values on either side', () => {
    const binned = binRows(inputs, ROWS, 255);
    const total = { gradient: 0, hessian: 0, count: ROWS };
    for (const row of range) {
      total.gradient += gradient[row]!;
      total.hessian += hessian[row]!;
    }
    const all = Int32Array.from(range);
    const found = bestSplit(histogramOf(binned, all), total, binned.bins, OPTIONS)!;
    let best = 0;
    inputs.forEach(({ values }, input) => {
      for (const edge of [...binned.bins[input]!.edges, Infinity])
        for (const missingLeft of [false, true]) {
          const goesLeft = (row: number) =>
            Number.isNaN(values[row]!) ? missingLeft : values[row]! <= edge;
          const { gain, left } = gainOf(goesLeft);
          if (left >= 5 && left <= ROWS - 5) best = Math.max(best, gain);
        }
    });
    expect(found.gain).toBeCloseTo(best, 9);
    expect(found.left.count + found.right.count).toBe(ROWS);
    expect(found.input).toBe(2);
  });

  it('is none where no cut leaves enough rows on both sides, or nothing is gained', () => {
    const binned = binRows(inputs.slice(0, 1), ROWS, 255);
    const histogram = new Histogram(binned.slots);
    const even = new Float64Array(2 * ROWS).fill(1);
    histogram.fill(binned.packed, Int32Array.from(range), even);
    const total = { gradient: ROWS, hessian: ROWS, count: ROWS };
    expect(bestSplit(histogram, total, binned.bins, { minSamplesLeaf: 201, l2: 0 })).toBeNull();
    expect(
      bestSplit(histogram, { ...total }, binned.bins, { minSamplesLeaf: 1, l2: 0 }),
    ).toBeNull();
  });
});

describe('the rows of a node', () => {
  it('are cut in two, each side in its old order', () => {
    const binned = binRows(inputs, ROWS, 255);
    const rows = new NodeRows(binned);
    for (const missingGoesLeft of [false, true]) {
      rows.reset();
      const middle = rows.cut(50, 350, { input: 2, bin: 9, missingGoesLeft });
      const edge = binned.bins[2]!.edges[9]!;
      const goesLeft = (row: number) => {
        const value = inputs[2]!.values[row]!;
        return Number.isNaN(value) ? missingGoesLeft : value <= edge;
      };
      const inside = range.slice(50, 350);
      expect([...rows.between(50, middle)]).toEqual(inside.filter(goesLeft));
      expect([...rows.between(middle, 350)]).toEqual(inside.filter((row) => !goesLeft(row)));
      expect([...rows.between(350, ROWS)]).toEqual(range.slice(350));
    }
  });
});

describe('a tree', () => {
  const grow = (options: Partial<GrowOptions> = {}): { tree: Tree; added: Float64Array } => {
    const added = new Float64Array(ROWS);
    const grower = new TreeGrower(binRows(inputs, ROWS, 255), { ...OPTIONS, ...options });
    grower.grow(gradient, hessian, new Float64Array(ROWS));
    // A grower is used for many trees: the second one must not see the first.
    return { tree: grower.grow(gradient, hessian, added), added };
  };
  const leavesOf = (tree: Tree) => tree.input.filter((input) => input < 0).length;

  it('gives the rows it was grown on the values that its questions give them', () => {
    const { tree, added } = grow();
    const columns = inputs.map(({ values }) => values);
    expect(sumOfTrees([tree, tree], columns, ROWS, 3)).toEqual(added.map((v) => 3 + v + v));
    for (const row of range)
      expect(tree.value[leafOf(tree, (input) => columns[input]![row]!)]).toBe(added[row]);
  });

  it('gives each leaf −G / (H + l2) of its rows, and counts them', () => {
    const { tree } = grow();
    const rowsOf = range.map((row) => leafOf(tree, (input) => inputs[input]!.values[row]!));
    tree.input.forEach((input, node) => {
      if (input >= 0) return;
      const rows = range.filter((row) => rowsOf[row] === node);
      const g = rows.reduce((sum, row) => sum + gradient[row]!, 0);
      const h = rows.reduce((sum, row) => sum + hessian[row]!, 0);
      expect(tree.value[node]).toBeCloseTo(-g / (h + 0.5), 10);
      expect(tree.rows[node]).toBe(rows.length);
      expect(rows.length).toBeGreaterThanOrEqual(5);
    });
  });

  it('keeps to its limits', () => {
    expect(leavesOf(grow({ maxLeafNodes: 7 }).tree)).toBe(7);
    expect(leavesOf(grow({ maxDepth: 2, l2: 0 }).tree)).toBe(4);
    expect(leavesOf(grow({ maxDepth: 1 }).tree)).toBe(2);
    expect(leavesOf(grow({ minSamplesLeaf: 201 }).tree)).toBe(1);
  });

  it('cuts first where most is gained: a smaller tree is the beginning of a larger one', () => {
    const gains = (tree: Tree) => [...tree.gain].filter((g) => g > 0).sort((a, b) => b - a);
    const few = gains(grow({ maxLeafNodes: 4, maxDepth: 30 }).tree);
    const many = gains(grow({ maxLeafNodes: 12, maxDepth: 30 }).tree);
    expect(many).toEqual(expect.arrayContaining(few));
    expect(many.length).toBe(11);
  });

  it('sends a value that was never missing in training to the larger side', () => {
    const binned = binRows(inputs.slice(3), ROWS, 255);
    const grower = new TreeGrower(binned, { ...OPTIONS, maxDepth: 1, l2: 0 });
    const tree = grower.grow(gradient, hessian, new Float64Array(ROWS));
    const [, left, right] = tree.rows;
    expect(left! + right!).toBe(ROWS);
    expect(leafOf(tree, () => NaN)).toBe(left! > right! ? 1 : 2);
  });
});
