import { describe, expect, it } from 'vitest';
import type { Design, NumericInput } from '../design.ts';
import type { Options } from '../experiment.ts';
import type { FitProgress, Regressed } from '../model.ts';
import { Random } from '../random.ts';
import type { TreesFitted } from '../trees/trees-fitted.ts';
import { model } from './boosted-trees.ts';

interface Example {
  design: Design;
  y: Uint8Array;
}

async function fit(
  { design, y }: Example,
  options: Options = {},
  signal?: AbortSignal,
): Promise<TreesFitted & { progress: FitProgress[] }> {
  const roles = {} as never;
  const context = { options, rng: new Random(1), roles, day: new Int32Array(0), signal };
  const steps = model.fit(design, y, context);
  const progress: FitProgress[] = [];
  for (;;) {
    const step = await steps.next();
    if (step.done) return { ...step.value, progress };
    progress.push(step.value);
  }
}

async function regress(
  design: Design,
  target: Float64Array,
  options: Options = {},
): Promise<Regressed & { progress: FitProgress[] }> {
  const context = { options, rng: new Random(1), roles: {} as never, day: new Int32Array(0) };
  const steps = model.regress(design, target, context);
  const progress: FitProgress[] = [];
  for (;;) {
    const step = await steps.next();
    if (step.done) return { ...step.value, progress };
    progress.push(step.value);
  }
}

function numeric(name: string, values: ArrayLike<number>): NumericInput {
  return { name, feature: name, values: Float32Array.from(values) };
}

/** Three numbers, one with missing values; written as formulas so that Python can make the same rows. */
function example(rows = 1000): Example {
  const index = Array.from({ length: rows }, (_, i) => i);
  const a = index.map((i) => (i % 7 === 3 ? NaN : ((i * 7919) % 10007) / 10007));
  const b = index.map((i) => ((i * i * 31) % 9973) / 9973);
  const c = index.map((i) => (i * 7 + ((i * i) % 5)) % 6);
  const late = (i: number) => {
    const high = Number.isNaN(a[i]!) || Math.fround(a[i]!) > 0.6;
    const p = 0.1 + (high ? 0.4 : 0) + (c[i]! > 2 ? 0.3 * Math.fround(b[i]!) : 0);
    return ((i * 104729) % 1009) / 1009 < p;
  };
  return {
    design: { rows, numeric: [numeric('a', a), numeric('b', b), numeric('c', c)], categorical: [] },
    y: Uint8Array.from(index, (i) => (late(i) ? 1 : 0)),
  };
}

const FIXED = { maxTrees: 20, earlyStoppingRounds: 0 };

/**
 * scikit-learn 1.2.1, HistGradientBoostingClassifier(max_iter=20, max_depth=6, early_stopping=False) and
 * the options named: predict_proba of the first eight rows, (weighted) training log-loss, leaves. With
 * balanced weights and 31 leaves, two cuts of the first tree gain exactly as much as others, and the
 * rounding of scikit-learn's 32-bit gradients chooses; with fewer leaves no such tie is met.
 */
const SCIKIT_LEARN: [string, Options, number[], number, number][] = [
  [
    'defaults',
    {},
    [0.2017456, 0.2965205, 0.1276284, 0.4708122, 0.1483081, 0.2935033, 0.4085072, 0.1366535],
    0.46769624,
    527,
  ],
  [
    'l2_regularization=1, max_depth=2, min_samples_leaf=50, max_bins=16',
    { l2: 1, maxDepth: 2, minSamplesLeaf: 50, maxBins: 16 },
    [0.1237908, 0.4781435, 0.2696475, 0.490129, 0.2349151, 0.5500747, 0.4253911, 0.2349151],
    0.54800733,
    80,
  ],
  [
    'max_leaf_nodes=5',
    { maxLeafNodes: 5 },
    [0.1567242, 0.3830151, 0.1266475, 0.4065726, 0.1873844, 0.423786, 0.4904011, 0.1637824],
    0.52914025,
    100,
  ],
  [
    'class_weight="balanced", max_leaf_nodes=15',
    { classWeight: 'balanced', maxLeafNodes: 15 },
    [0.306641, 0.4677951, 0.1669902, 0.5304088, 0.2120285, 0.4411018, 0.5716843, 0.2372096],
    0.51020379,
    300,
  ],
  [
    'class_weight="balanced", l2_regularization=1, max_depth=2, min_samples_leaf=50, max_bins=16',
    { classWeight: 'balanced', l2: 1, maxDepth: 2, minSamplesLeaf: 50, maxBins: 16 },
    [0.1775786, 0.6162133, 0.369156, 0.6245876, 0.3239744, 0.6625328, 0.5651163, 0.3239744],
    0.5733563,
    80,
  ],
];

describe('boosted trees', () => {
  it.each(SCIKIT_LEARN)(
    'with %s predict what scikit-learn’s do',
    async (_, options, p, loss, leaves) => {
      const data = example();
      const fitted = await fit(data, { ...FIXED, ...options });
      const found = fitted.predict(data.design);
      p.forEach((wanted, i) => expect(Math.abs(found[i]! - wanted)).toBeLessThan(2e-6));
      expect(fitted.progress.at(-1)!.loss).toBeCloseTo(loss, 6);
      expect(fitted.description).toMatchObject({ trees: 20, leaves, heldBackRows: 0 });
    },
  );

  it('add up: the start and each tree’s leaf give the log-odds that are predicted', async () => {
    const data = example(300);
    const { trees, start, predict, inputs } = await fit(data, FIXED);
    expect(inputs.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    const ones = data.y.reduce((sum, v) => sum + v, 0);
    expect(start).toBeCloseTo(Math.log(ones / (300 - ones)), 12);
    const p = predict(data.design);
    for (const row of [0, 1, 3, 299]) {
      let logOdds = start;
      for (const tree of trees) {
        let node = 0;
        while (tree.input[node]! >= 0) {
          const x = data.design.numeric[tree.input[node]!]!.values[row]!;
          const left = Number.isNaN(x) ? tree.missingGoesLeft[node] : x <= tree.threshold[node]!;
          node = tree.left[node]! + (left ? 0 : 1);
        }
        logOdds += tree.value[node]!;
      }
      expect(p[row]).toBeCloseTo(1 / (1 + Math.exp(-logOdds)), 12);
    }
  });

  it('stop early on the latest rows and keep the trees up to the best one', async () => {
    const { design, y } = example();
    // Without any signal each tree learns noise, and the held-back loss rises soon.
    const noise = y.map((_, i) => (Math.sin(i * i) > 0.3 ? 1 : 0));
    const { progress, description, trees } = await fit({ design, y: noise });
    const losses = progress.map((step) => step.validationLoss!);
    const best = losses.indexOf(Math.min(...losses)) + 1;
    expect(description.heldBackRows).toBe(100);
    expect(description.trees === 0 || description.trees === best).toBe(true);
    expect(trees.length).toBe(description.trees);
    expect(description.treesGrown).toBe(Number(description.trees) + 10);
    expect(progress.length).toBe(description.treesGrown);
  });

  it('learn nothing from the rows held back', async () => {
    const data = example();
    const changed = { ...data, y: data.y.map((label, i) => (i < 900 ? label : 1 - label)) };
    const options = { maxTrees: 5, earlyStoppingRounds: 5 };
    const first = await fit(data, options);
    const second = await fit(changed, options);
    expect(second.progress.map((step) => step.loss)).toEqual(
      first.progress.slice(0, second.progress.length).map((step) => step.loss),
    );
    expect(second.progress[0]!.validationLoss).not.toBe(first.progress[0]!.validationLoss);
  });

  it('send missing values and unseen categories where it gains most', async () => {
    const rows = 200;
    const y = Uint8Array.from({ length: rows }, (_, i) => (i % 4 === 0 ? 1 : 0));
    const codes = Int32Array.from(y, (label, i) => (label ? -1 : i % 3));
    const design: Design = {
      rows,
      numeric: [],
      categorical: [{ name: 'hub', feature: 'hub', codes, size: 3 }],
    };
    const { predict } = await fit({ design, y }, FIXED);
    const asked: Design = {
      rows: 2,
      numeric: [],
      categorical: [{ name: 'hub', feature: 'hub', codes: Int32Array.of(-1, 1), size: 3 }],
    };
    const [unseen, seen] = predict(asked);
    expect(unseen).toBeGreaterThan(0.8);
    expect(seen).toBeLessThan(0.1);
  });

  it('give the same bits again, and in another order of the inputs the same predictions', async () => {
    const data = example();
    const turned = { ...data.design, numeric: data.design.numeric.toReversed() };
    const first = (await fit(data, FIXED)).predict(data.design);
    expect((await fit(data, FIXED)).predict(data.design)).toEqual(first);
    const other = (await fit({ design: turned, y: data.y }, FIXED)).predict(turned);
    first.forEach((p, i) => expect(other[i]).toBeCloseTo(p, 10));
  });

  it('predict the same after any rescaling that keeps the order of the values', async () => {
    const data = example();
    const scaled = data.design.numeric.map((input) =>
      numeric(
        input.name,
        input.values.map((x) => 8 * x - 2),
      ),
    );
    const design = { ...data.design, numeric: scaled };
    const first = (await fit(data, { ...FIXED, maxBins: 20 })).predict(data.design);
    const second = (await fit({ ...data, design }, { ...FIXED, maxBins: 20 })).predict(design);
    expect(second).toEqual(first);
  });

  it('share importance out by gain, none to a constant, together to one feature’s inputs', async () => {
    const data = example();
    const constant = numeric('k', new Float32Array(1000).fill(3));
    const all = [...data.design.numeric, constant];
    const { importance } = await fit({ ...data, design: { ...data.design, numeric: all } }, FIXED);
    expect([...importance.values()].reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(importance.get('k')).toBe(0);
    expect(importance.get('a')).toBeGreaterThan(importance.get('c')!);
    const together = all.map((input) => ({ ...input, feature: input.name === 'k' ? 'k' : 'abc' }));
    const one = await fit({ ...data, design: { ...data.design, numeric: together } }, FIXED);
    expect([...one.importance]).toEqual([
      ['abc', 1],
      ['k', 0],
    ]);
  });

  it('stay at the class rate where there is nothing to cut', async () => {
    const design = { rows: 8, numeric: [numeric('x', [1, 2, 3, 4, 5, 6, 7, 8])], categorical: [] };
    const { predict, description } = await fit({
      design,
      y: Uint8Array.of(0, 0, 1, 0, 0, 0, 1, 0),
    });
    expect(description).toMatchObject({ trees: 0, heldBackRows: 0 });
    expect(predict(design)[0]).toBeCloseTo(0.25, 12);
  });

  it('stop when they are told to', async () => {
    const stop = new AbortController();
    const { design, y } = example();
    const context = {
      options: FIXED,
      rng: new Random(1),
      roles: {} as never,
      day: new Int32Array(0),
      signal: stop.signal,
    };
    const steps = model.fit(design, y, context);
    await steps.next();
    await steps.next();
    stop.abort(new Error('stopped by hand'));
    await expect(steps.next()).rejects.toThrow('stopped by hand');
  });

  it('name what they cannot work with', async () => {
    const { design, y } = example();
    await expect(fit({ design, y: new Uint8Array(1000) })).rejects.toThrow('a model needs both');
    await expect(fit({ design: { ...design, numeric: [] }, y })).rejects.toThrow('no features');
    await expect(fit({ design, y }, { maxDepth: 2.5 })).rejects.toThrow('a whole number is needed');
    await expect(fit({ design, y }, { maxBins: 256 })).rejects.toThrow('must lie between');
    const { predict } = await fit(example(), FIXED);
    expect(() => predict({ ...design, numeric: [] })).toThrow(
      'fitted on 3 inputs and asked about 0',
    );
  });
});

/** Hours between −12 and 33 that hang on the inputs of `example`, by the same steps and a formula's noise. */
function exampleHours({ numeric: [a, b, c] }: Design): Float64Array {
  return Float64Array.from(a!.values, (value, i) => {
    const step = Number.isNaN(value) || value > 0.6 ? 15 : 0;
    const slope = c!.values[i]! > 2 ? 10 * b!.values[i]! : 0;
    return 20 * (((i * 104729) % 1009) / 1009) - 12 + step + slope;
  });
}

/**
 * scikit-learn 1.2.1, HistGradientBoostingRegressor(max_iter=20, max_depth=6, early_stopping=False) and
 * the options named: predict of the first eight rows, half the mean squared training error, leaves.
 */
const SCIKIT_LEARN_HOURS: [string, Options, number[], number, number][] = [
  [
    'defaults',
    {},
    [-3.19815, 15.058202, -0.76426, 13.00952, -2.841409, 13.704722, 13.535326, 1.862959],
    14.298934,
    591,
  ],
  [
    'l2_regularization=1, max_depth=2, min_samples_leaf=50, max_bins=16',
    { l2: 1, maxDepth: 2, minSamplesLeaf: 50, maxBins: 16 },
    [-1.781165, 11.912034, 3.208554, 11.912034, 1.20985, 16.411476, 11.912034, 2.250568],
    20.248727,
    80,
  ],
  [
    'max_leaf_nodes=5',
    { maxLeafNodes: 5 },
    [-1.670091, 12.338509, -0.819159, 12.338509, -0.950235, 15.317983, 12.338509, 1.104753],
    17.156527,
    100,
  ],
];

describe('boosted trees of numbers', () => {
  const { design } = example();
  const hours = exampleHours(design);

  it.each(SCIKIT_LEARN_HOURS)(
    'with %s predict what scikit-learn’s do',
    async (_, options, wanted, loss, leaves) => {
      const { predict, progress, description } = await regress(design, hours, {
        ...FIXED,
        ...options,
      });
      const found = await predict(design);
      wanted.forEach((value, i) => expect(Math.abs(found[i]! - value)).toBeLessThan(2e-5));
      expect(progress.at(-1)!.loss).toBeCloseTo(loss, 5);
      expect(description).toMatchObject({ trees: 20, leaves, heldBackRows: 0 });
    },
  );

  it('stop early by the squared error of the latest rows, and learn nothing from them', async () => {
    const noise = hours.map((_, i) => 10 * Math.sin(i * i));
    const { progress, description } = await regress(design, noise);
    const losses = progress.map((step) => step.validationLoss!);
    const best = losses.indexOf(Math.min(...losses)) + 1;
    expect(description.heldBackRows).toBe(100);
    expect([0, best]).toContain(description.trees);
    const changed = noise.map((value, i) => (i < 900 ? value : -value));
    const second = await regress(design, changed);
    const shared = Math.min(progress.length, second.progress.length);
    expect(shared).toBeGreaterThan(0);
    expect(second.progress.slice(0, shared).map((step) => step.loss)).toEqual(
      progress.slice(0, shared).map((step) => step.loss),
    );
  });

  it('move with their target: shifted and stretched, so are the predictions', async () => {
    const first = await (await regress(design, hours, FIXED)).predict(design);
    const moved = hours.map((value) => 4 * value - 100);
    const second = await (await regress(design, moved, FIXED)).predict(design);
    first.forEach((value, i) => expect(second[i]).toBeCloseTo(4 * value - 100, 8));
  });

  it('say the mean where nothing can be cut', async () => {
    const { predict } = await regress(design, new Float64Array(1000).fill(-7.5));
    expect([...new Set(await predict(design))]).toEqual([-7.5]);
  });
});
