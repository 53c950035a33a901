import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../random.ts';
import { leafOf, type Tree } from '../trees/tree.ts';
import { designOf, enumeratedShapley } from './shapley.test-data.ts';
import { treeShap } from './tree-shap.ts';

/** Five inputs of three features: a feature may have several, as a value and its indicator have. */
const FEATURE_OF = ['a', 'a', 'b', 'c', 'c'];

/** A random tree over whole thresholds from 0 to 4, its nodes in the order in which they were cut. */
function randomTree(rng: Random, cuts: number): Tree {
  const nodes = [{ input: -1, threshold: 0, missing: 0, left: 0, value: rng.normal() }];
  for (let cut = 0; cut < cuts; cut++) {
    const leaves = nodes.filter((node) => node.input < 0);
    const node = leaves[rng.below(leaves.length)]!;
    Object.assign(node, {
      input: rng.below(FEATURE_OF.length),
      threshold: rng.below(5),
      missing: rng.below(2),
      left: nodes.length,
    });
    for (let child = 0; child < 2; child++)
      nodes.push({ input: -1, threshold: 0, missing: 0, left: 0, value: rng.normal() });
  }
  return {
    input: Int32Array.from(nodes, (node) => node.input),
    threshold: Float64Array.from(nodes, (node) => node.threshold),
    missingGoesLeft: Uint8Array.from(nodes, (node) => node.missing),
    left: Int32Array.from(nodes, (node) => node.left),
    value: Float64Array.from(nodes, (node) => node.value),
    gain: new Float64Array(nodes.length),
    rows: new Int32Array(nodes.length),
  };
}

function randomRow(rng: Random): number[] {
  return FEATURE_OF.map(() => (rng.below(6) === 0 ? NaN : rng.below(6)));
}

// shap itself is not at hand here, so its published definition is enumerated: Lundberg et al. 2020,
// "From local explanations to global understanding with explainable AI for trees", interventional
// feature perturbation, as `TreeExplainer(model, data, feature_perturbation="interventional")`.
describe('SHAP values of trees', () => {
  it('are the Shapley values of their definition, missing values and shared features included', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 9 }), (seed, cuts) => {
        const rng = new Random(seed, 'tree shap test');
        const trees = [randomTree(rng, cuts), randomTree(rng, 3)];
        const rows = [randomRow(rng), randomRow(rng)];
        const background = [randomRow(rng), randomRow(rng), randomRow(rng)];
        const start = rng.normal();
        const valueOf = (row: readonly number[]) =>
          trees.reduce((sum, tree) => sum + tree.value[leafOf(tree, (i) => row[i]!)]!, start);
        const shap = treeShap(
          trees,
          start,
          designOf(FEATURE_OF, rows),
          designOf(FEATURE_OF, background),
        );
        rows.forEach((row, i) => {
          const expected = enumeratedShapley(FEATURE_OF, row, background, valueOf);
          expect(shap.base).toBeCloseTo(expected.base, 12);
          for (const [feature, value] of expected.phi)
            expect(shap.phi.get(feature)![i]).toBeCloseTo(value, 12);
          const sum = [...shap.phi.values()].reduce((total, phi) => total + phi[i]!, shap.base);
          expect(sum).toBeCloseTo(valueOf(row), 12);
        });
      }),
    );
  });

  it('are 0 for a feature that no tree asks about, and without any tree', () => {
    const rng = new Random(1);
    const tree = { ...randomTree(rng, 0), value: Float64Array.of(0.5) };
    const design = designOf(FEATURE_OF, [randomRow(rng)]);
    for (const trees of [[tree], []]) {
      const { base, phi } = treeShap(trees, -1, design, design);
      expect(base).toBe(trees.length ? -0.5 : -1);
      expect([...phi.values()].flatMap((values) => [...values])).toEqual([0, 0, 0]);
    }
  });
});
