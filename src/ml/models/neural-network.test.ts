import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Design } from '../design.ts';
import type { Options } from '../experiment.ts';
import type { FitProgress, Fitted } from '../model.ts';
import { startTensorFlow } from '../network/backend.ts';
import { Random } from '../random.ts';
import type { Roles } from '../world.ts';
import { model } from './neural-network.ts';

const numeric = (values: ArrayLike<number>, name = 'x') => ({
  name,
  feature: name,
  values: Float32Array.from(values),
});

/** Late when exactly one of two numbers is positive, or at hub 3: no weighted sum can say that. */
function crossedProblem(rows: number, seed: number): { design: Design; y: Uint8Array } {
  const rng = new Random(seed);
  const a = Array.from({ length: rows }, () => rng.normal());
  const b = Array.from({ length: rows }, () => rng.normal());
  const codes = Int32Array.from({ length: rows }, () => rng.below(5));
  const y = Uint8Array.from(codes, (hub, i) => (a[i]! > 0 !== b[i]! > 0 || hub === 3 ? 1 : 0));
  const categorical = [{ name: 'hub', feature: 'hub', codes, size: 5 }];
  return { design: { rows, numeric: [numeric(a, 'a'), numeric(b, 'b')], categorical }, y };
}

const crossed = crossedProblem(5000, 1);

function start(
  design: Design,
  y: Uint8Array,
  options: Options = {},
  signal?: AbortSignal,
  seed = 7,
) {
  const rng = new Random(seed, 'model');
  return model.fit(design, y, {
    options,
    rng,
    signal,
    roles: {} as Roles,
    day: new Int32Array(design.rows),
  });
}

async function fit(...args: Parameters<typeof start>) {
  const progress: FitProgress[] = [];
  const rounds = start(...args);
  for (;;) {
    const round = await rounds.next();
    if (round.done) return { fitted: round.value, progress };
    progress.push(round.value);
  }
}

async function accuracy(fitted: Fitted, { design, y }: { design: Design; y: Uint8Array }) {
  const score = await fitted.predict(design);
  return score.filter((p, i) => p > 0.5 === (y[i] === 1)).length / y.length;
}

beforeEach(() => {
  for (const method of ['log', 'info', 'warn', 'error'] as const) vi.spyOn(console, method);
});

afterEach(() => {
  for (const method of ['log', 'info', 'warn', 'error'] as const)
    expect(console[method]).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

test('learns a relation that crosses two numbers, which no linear model can', async () => {
  const options = { learningRate: 0.01, batchSize: 128 };
  const network = await fit(crossed.design, crossed.y, options);
  const linear = await fit(crossed.design, crossed.y, { ...options, hidden: [] });
  const unseen = crossedProblem(4000, 2);
  expect(await accuracy(network.fitted, unseen)).toBeGreaterThan(0.95);
  expect(await accuracy(linear.fitted, unseen)).toBeLessThan(0.7);
});

test('with no hidden layer it finds the minimum of logistic regression', async () => {
  const design: Design = {
    rows: 12,
    numeric: [
      numeric([-1.5, -1.2, -0.9, -0.6, -0.3, 0, 0.3, 0.6, 0.9, 1.2, 1.5, 1.8]),
      numeric([0.4, -1.1, 0.7, 1.6, -0.2, -0.9, 1.3, 0.1, -1.4, 0.5, -0.6, 0.8]),
    ],
    categorical: [
      {
        name: 'c',
        feature: 'c',
        size: 3,
        codes: Int32Array.of(0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2),
      },
    ],
  };
  const y = Uint8Array.of(0, 0, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1);
  const options = { hidden: [], l2: 0.05, learningRate: 0.02, maxEpochs: 500, patience: 0 };
  const { fitted } = await fit(design, y, options);
  // scikit-learn 1.2.1, LogisticRegression(C=1/(12*.05), tol=1e-12) on the same rows, one-hot.
  const expected = [
    0.216685, 0.383829, 0.7057, 0.283441, 0.480504, 0.829745, 0.405773, 0.596914, 0.896128,
    0.556584, 0.728859, 0.915829,
  ];
  (await fitted.predict(design)).forEach((p, i) => expect(p).toBeCloseTo(expected[i]!, 3));
  const unseen: Design = {
    rows: 1,
    numeric: [numeric([0.5]), numeric([-0.5])],
    categorical: [{ name: 'c', feature: 'c', size: 3, codes: Int32Array.of(-1) }],
  };
  expect((await fitted.predict(unseen))[0]).toBeCloseTo(0.67444, 3);
});

test.each([
  ['numbers alone', { ...crossed.design, categorical: [] }, []],
  ['numbers alone', { ...crossed.design, categorical: [] }, [8]],
  ['categories alone', { ...crossed.design, numeric: [] }, []],
  ['categories alone', { ...crossed.design, numeric: [] }, [8]],
])('fits on %s', async (_, design, hidden) => {
  const { fitted, progress } = await fit(design, crossed.y, { hidden, maxEpochs: 1 });
  expect(progress.at(-1)!.loss).toBeLessThan(2);
  expect((await fitted.predict(design)).every((p) => p > 0 && p < 1)).toBe(true);
});

/** Hours that cross two numbers, with a step at one hub, far from mean 0 and deviation 1. */
function crossedHours({ numeric: [a, b], categorical: [hub] }: Design): Float64Array {
  return Float64Array.from(hub!.codes, (code, i) => {
    const crossed = a!.values[i]! > 0 !== b!.values[i]! > 0;
    return -300 + (crossed ? 40 : 0) + (code === 3 ? 90 : 0) + 5 * a!.values[i]!;
  });
}

async function regress(design: Design, target: Float64Array, options: Options = {}) {
  const context = {
    options,
    rng: new Random(7, 'model'),
    roles: {} as Roles,
    day: new Int32Array(0),
  };
  const rounds = model.regress!(design, target, context);
  const progress: FitProgress[] = [];
  for (;;) {
    const round = await rounds.next();
    if (round.done) return { regressed: round.value, progress };
    progress.push(round.value);
  }
}

test('of numbers, learns a relation that crosses two of them, in the unit of its target', async () => {
  const hours = crossedHours(crossed.design);
  const options = { learningRate: 0.01, batchSize: 128, maxEpochs: 20 };
  const { regressed, progress } = await regress(crossed.design, hours, options);
  const unseen = crossedProblem(4000, 2).design;
  const wanted = crossedHours(unseen);
  const predicted = await regressed.predict(unseen);
  const error = predicted.reduce((sum, p, i) => sum + Math.abs(p - wanted[i]!), 0) / 4000;
  expect(error).toBeLessThan(5);
  const losses = progress.flatMap((p) => p.validationLoss ?? []);
  expect(regressed.description.validationLoss).toBe(Math.min(...losses));
});

test('of numbers, with no hidden layer it finds the minimum of ridge regression', async () => {
  const design: Design = {
    rows: 6,
    numeric: [numeric([-1.5, -0.9, -0.3, 0.3, 0.9, 1.5])],
    categorical: [],
  };
  const hours = Float64Array.of(-20, -11, -3, 1, 16, 17);
  const options = { hidden: [], l2: 0.05, learningRate: 0.02, maxEpochs: 500, patience: 0 };
  const { regressed } = await regress(design, hours, options);
  // scikit-learn 1.2.1, Ridge(alpha=6 * .05) on the same rows.
  const expected = [-18.4091, -11.0455, -3.6818, 3.6818, 11.0455, 18.4091];
  (await regressed.predict(design)).forEach((p, i) => expect(p).toBeCloseTo(expected[i]!, 2));
});

test('the same seed gives the same bits, another seed does not', async () => {
  const scores = async (seed: number) => {
    const { fitted } = await fit(crossed.design, crossed.y, { maxEpochs: 2 }, undefined, seed);
    return fitted.predict(crossed.design);
  };
  const first = await scores(7);
  expect(await scores(7)).toEqual(first);
  expect(await scores(8)).not.toEqual(first);
});

test('reports the loss within an epoch, and at its end the loss on the rows held back too', async () => {
  const { progress } = await fit(crossed.design, crossed.y, { maxEpochs: 2, batchSize: 64 });
  const done = progress.map((p) => p.done);
  expect(done).toEqual([...done].sort((a, b) => a - b));
  expect(progress.some((p) => p.done > 0.2 && p.done < 0.5 && p.loss! > 0.3)).toBe(true);
  const ends = progress.filter((p) => p.validationLoss !== undefined);
  expect(ends.map((p) => p.done)).toEqual([1, 2]);
  expect(ends[1]!.validationLoss!).toBeLessThan(ends[0]!.validationLoss!);
});

test('stops when the loss on the latest tenth has not fallen, and keeps the best epoch', async () => {
  // Labels drawn apart from the numbers: what is learned of them by heart does not hold later.
  const rng = new Random(4);
  const y = Uint8Array.from({ length: 600 }, () => rng.below(2));
  const noise = () => numeric(Array.from({ length: 600 }, () => rng.normal()));
  const design: Design = {
    rows: 600,
    numeric: Array.from({ length: 20 }, noise),
    categorical: [],
  };
  const options = { batchSize: 32, learningRate: 0.02, maxEpochs: 50, patience: 2 };
  const { fitted, progress } = await fit(design, y, options);
  const { epochs, bestEpoch, validationLoss } = fitted.description;
  expect(Number(epochs)).toBeLessThan(50);
  expect(epochs).toBe(Number(bestEpoch) + 2);
  const losses = progress.flatMap((p) => p.validationLoss ?? []);
  expect(validationLoss).toBe(Math.min(...losses));
  const score = (await fitted.predict(design)).slice(540);
  const logLoss = score.reduce((sum, p, i) => sum - Math.log(y[540 + i] ? p : 1 - p), 0) / 60;
  expect(logLoss).toBeCloseTo(Number(validationLoss), 10);
});

test('leaves no tensor behind after a fit, predictions, a stop or an abandoned fit', async () => {
  const { tf } = await startTensorFlow();
  const before = tf.memory().numTensors;
  const { fitted } = await fit(crossed.design, crossed.y, { maxEpochs: 1 });
  await fitted.predict(crossed.design);
  await fitted.predict(crossed.design);
  expect(tf.memory().numTensors).toBe(before);

  const stop = new AbortController();
  const stopped = start(crossed.design, crossed.y, {}, stop.signal);
  await stopped.next();
  expect(tf.memory().numTensors).toBeGreaterThan(before);
  stop.abort();
  await expect(stopped.next()).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  expect(tf.memory().numTensors).toBe(before);

  const abandoned = start(crossed.design, crossed.y);
  await abandoned.next();
  await abandoned.return(fitted);
  expect(tf.memory().numTensors).toBe(before);
});

test.each([
  [{ ...crossed.design, numeric: [], categorical: [] }, crossed.y, {}, 'no features to read'],
  [crossed.design, new Uint8Array(5000), {}, 'All 5000 training rows have the label 0'],
  [
    crossed.design,
    crossed.y,
    { hidden: [64, 2.5] },
    'Option hidden of neural-network is 2.5; a whole',
  ],
  [crossed.design, crossed.y, { hidden: [0] }, 'must lie between 1 and 1024'],
  [crossed.design, crossed.y, { depth: 3 }, 'has no option "depth"'],
  [
    {
      ...crossed.design,
      numeric: [numeric(crossed.y.map(() => 0)), numeric(Array(5000).fill(3e38))],
    },
    crossed.y,
    {},
    'loss is no number any more in epoch 1, with a learning rate of 0.001',
  ],
])('what it cannot fit is refused with a reason: %#', async (design, y, options, message) => {
  await expect(fit(design, y, options as Options)).rejects.toThrow(message);
});
