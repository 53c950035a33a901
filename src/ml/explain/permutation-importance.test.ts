import { describe, expect, it } from 'vitest';
import type { Design } from '../design.ts';
import { logistic } from '../elementary.ts';
import { Random } from '../random.ts';
import { drawPermutations, permutationImportance, spanOf } from './permutation-importance.ts';
import { designOf } from './shapley.test-data.ts';

/** A linear model over the numeric inputs. */
function linear(weights: readonly number[]) {
  return {
    predict: ({ rows, numeric }: Design) =>
      Float64Array.from({ length: rows }, (_, i) =>
        logistic(numeric.reduce((sum, { values }, j) => sum + weights[j]! * values[i]!, 0)),
      ),
  };
}

async function dropsOf(
  fitted: ReturnType<typeof linear>,
  design: Design,
  y: number[],
  groups: string[][],
  permutations: Int32Array[],
) {
  const steps = permutationImportance(fitted, design, Uint8Array.from(y), groups, permutations);
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

const Y = [0, 1, 0, 1, 0, 1, 0, 1, 1, 0];
const ROWS = [
  [0.5, 1, 0],
  [1.5, 0, 1],
  [-0.5, 1, 1],
  [2, 0, 0],
  [0, 0, 1],
  [1, 1, 0],
  [-1, 0, 0],
  [2.5, 1, 1],
  [0.25, 0, 1],
  [-1.5, 1, 0],
];

describe('permutation importance', () => {
  // scikit-learn 1.2.1: permutation_importance(model, X, y, scoring="roc_auc", n_repeats=3,
  // random_state=7), where decision_function is x₀ − .5 x₁ + .75 x₂. It shuffles a column again in
  // each repeat; these are the permutations that come out, the same for every column.
  it("equals scikit-learn's for the same model and permutations", async () => {
    const permutations = [
      [6, 7, 4, 3, 8, 2, 1, 5, 0, 9],
      [2, 8, 4, 0, 6, 7, 1, 5, 9, 3],
      [0, 5, 3, 8, 6, 9, 2, 1, 4, 7],
    ].map((order) => Int32Array.from(order));
    const features = ['a', 'b', 'c'];
    const drops = await dropsOf(
      linear([1, -0.5, 0.75]),
      designOf(features, ROWS),
      Y,
      features.map((feature) => [feature]),
      permutations,
    );
    const expected = [
      [0.16, 0.36, 0.48],
      [0.08, 0.04, 0],
      [0, 0, -0.04],
    ];
    drops!.forEach((drop, group) =>
      drop.forEach((value, i) => expect(value).toBeCloseTo(expected[group]![i]!, 12)),
    );
    expect(spanOf(drops![0]!).value).toBeCloseTo(0.333333333333, 12);
    expect(spanOf(drops![0]!)).toMatchObject({ low: drops![0]![0], high: drops![0]![2] });
  });

  it('shuffles all inputs of a group alike', async () => {
    // The model reads a − b, which is 0 in every row as long as both are shuffled alike.
    const rows = ROWS.map(([a, , c]) => [a!, a!, c!]);
    const permutations = drawPermutations(rows.length, 5, new Random(3));
    const design = designOf(['a', 'b', 'c'], rows);
    const [together, alone] = (await dropsOf(
      linear([1, -1, 1]),
      design,
      Y,
      [['a', 'b'], ['a']],
      permutations,
    ))!;
    expect([...together!]).toEqual([0, 0, 0, 0, 0]);
    expect(alone!.some((drop) => drop !== 0)).toBe(true);
  });

  it('shuffles categories as it shuffles numbers', async () => {
    const codes = Int32Array.from(Y, (label, i) => (label ? 1 : i % 3 === 0 ? -1 : 0));
    const design: Design = {
      rows: Y.length,
      numeric: [],
      categorical: [{ name: 'hub', feature: 'hub', codes, size: 2 }],
    };
    const fitted = {
      predict: ({ categorical }: Design) =>
        Float64Array.from(categorical[0]!.codes, (code) => 0.5 + code / 10),
    };
    const order = Int32Array.from(Y, (_, i) => (i + 1) % Y.length);
    const [drop] = (await dropsOf(fitted, design, Y, [['hub']], [order]))!;
    expect(drop![0]).toBeGreaterThan(0.3);
  });

  it('is exactly 0 for what the model is not given or what is the same in every row', async () => {
    const design = designOf(
      ['a', 'gone'],
      ROWS.map(([a]) => [a!, NaN]),
    );
    const counted = { asked: 0 };
    const fitted = {
      predict(asked: Design) {
        counted.asked++;
        return linear([1]).predict({ ...asked, numeric: asked.numeric.slice(0, 1) });
      },
    };
    const drops = await dropsOf(
      fitted,
      design,
      Y,
      [['gone'], ['other']],
      [Int32Array.from(Y, (_, i) => Y.length - 1 - i)],
    );
    expect(drops!.map(([drop]) => drop)).toEqual([0, 0]);
    expect(counted.asked).toBe(1);
  });

  it('has no value where all rows have one label', async () => {
    const design = designOf(['a', 'b', 'c'], ROWS);
    const none = Y.map(() => 0);
    expect(await dropsOf(linear([1, 1, 1]), design, none, [['a']], [])).toBeNull();
  });
});
