import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designRows, type Design } from '../design.ts';
import { logistic } from '../elementary.ts';
import { model as logisticRegression } from '../models/logistic-regression.ts';
import { Random } from '../random.ts';
import {
  activeLearning,
  type ActiveLearningOptions,
  type LabelledRows,
  type LearningStep,
} from './active-learning.ts';
import { QUERY_STRATEGIES } from './query-strategies.ts';

const INPUTS = 8;

/** Rows of which half the inputs matter, the first most, and where few are hard to tell. */
function rows(count: number, seed: number): LabelledRows {
  const rng = new Random(seed, 'rows');
  const columns = Array.from({ length: INPUTS }, () =>
    Float32Array.from({ length: count }, () => rng.normal()),
  );
  const y = Uint8Array.from({ length: count }, (_, i) => {
    const [a, b, c, d] = columns.map((values) => values[i]!) as [number, number, number, number];
    return Number(rng.uniform() < logistic(5 * (a + b - c + d) - 4));
  });
  const numeric = columns.map((values, j) => ({ name: `x${j}`, feature: `x${j}`, values }));
  return { design: { rows: count, numeric, categorical: [] }, y };
}

async function fit(design: Design, y: Uint8Array) {
  const context = { options: {}, rng: new Random(1), roles: {} as never, day: new Int32Array(0) };
  const steps = logisticRegression.fit(design, y, context);
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

const pool = rows(2000, 1);
const test = rows(2000, 2);
const defaults = { strategy: 'random', start: 60, batch: 30, rounds: 4, seed: 7 } as const;

async function run(
  options: Partial<ActiveLearningOptions>,
  fitted: typeof fit = fit,
): Promise<LearningStep[]> {
  const steps: LearningStep[] = [];
  for await (const step of activeLearning(pool, test, fitted, { ...defaults, ...options }))
    steps.push(step);
  return steps;
}

/** Each fit's rows, known by the value of their first input, and the labels that came back for them. */
async function bought(options: Partial<ActiveLearningOptions>) {
  const fits: { row: number[]; y: Uint8Array }[] = [];
  const rowOf = new Map(Array.from(pool.design.numeric[0]!.values, (value, row) => [value, row]));
  await run(options, (design, y) => {
    fits.push({ row: Array.from(design.numeric[0]!.values, (value) => rowOf.get(value)!), y });
    return fit(design, y);
  });
  return fits;
}

describe('active learning', () => {
  it('fits on the start and after each batch, on rows of the pool that are bought once and kept', async () => {
    const fits = await bought({ strategy: 'entropy' });
    expect(fits.map(({ y }) => y.length)).toEqual([60, 90, 120, 150, 180]);
    fits.slice(1).forEach(({ row }, k) => expect(row.slice(0, -30)).toEqual(fits[k]!.row));
    expect(new Set(fits.at(-1)!.row).size).toBe(180);
    for (const { row, y } of fits)
      expect(y).toEqual(Uint8Array.from(row, (place) => pool.y[place]!));
  });

  it('buys what the model is least sure of, where random choice buys at large', async () => {
    const first = await bought({ strategy: 'margin', rounds: 1 });
    const start = Int32Array.from(first[0]!.row);
    const model = await fit(designRows(pool.design, start), first[0]!.y);
    const doubt = model.predict(pool.design).map((p) => Math.abs(p - 0.5));
    const asked = first[1]!.row.slice(60);
    const left = doubt.filter((_, row) => !first[1]!.row.includes(row));
    expect(Math.max(...asked.map((row) => doubt[row]!))).toBeLessThan(Math.min(...left));
  });

  it('starts all strategies of a seed on the same rows and with the same mistakes', async () => {
    const [random] = await bought({ noise: 0.2 });
    const [entropy] = await bought({ noise: 0.2, strategy: 'entropy' });
    expect(entropy).toEqual(random);
    const [other] = await bought({ noise: 0.2, seed: 8 });
    expect(other!.row).not.toEqual(random!.row);
  });

  it('gets the share of wrong labels that was asked for', async () => {
    const { row, y } = (await bought({ noise: 0.2, start: 1000, rounds: 1 }))[0]!;
    const wrong = y.filter((label, i) => label !== pool.y[row[i]!]).length;
    expect(wrong / 1000).toBeGreaterThan(0.16);
    expect(wrong / 1000).toBeLessThan(0.24);
  });

  it('goes further with fewer labels where the labels are right', async () => {
    const meanAuc = async (strategy: 'random' | 'least-confidence') => {
      let sum = 0;
      for (let seed = 1; seed <= 5; seed++) sum += (await run({ strategy, seed })).at(-1)!.rocAuc!;
      return sum / 5;
    };
    expect(await meanAuc('least-confidence')).toBeGreaterThan((await meanAuc('random')) + 0.002);
  });

  it('goes the same way by all three measures of doubt, for there are only two labels', async () => {
    const confidence = await run({ strategy: 'least-confidence' });
    expect(await run({ strategy: 'margin' })).toEqual(confidence);
    expect(await run({ strategy: 'entropy' })).toEqual(confidence);
    expect(await run({ strategy: 'random' })).not.toEqual(confidence);
  });

  it('refuses a pool that is too small, and a strategy that there is not', async () => {
    await expect(run({ rounds: 65 })).rejects.toThrow(
      'ask for 2010 labels, and the pool has 2000 rows',
    );
    await expect(run({ strategy: 'doubt' as never })).rejects.toThrow(
      'There is no strategy "doubt"',
    );
    await expect(run({ batch: 0 })).rejects.toThrow('"batch" is 0');
    await expect(run({ noise: 20 })).rejects.toThrow('The noise is 20');
  });
});

describe('the measures of doubt', () => {
  const rng = new Random(1);

  it('have their textbook values', () => {
    expect(QUERY_STRATEGIES['least-confidence'](0.8, rng)).toBeCloseTo(0.2, 15);
    expect(QUERY_STRATEGIES.margin(0.8, rng)).toBeCloseTo(-0.6, 15);
    // SciPy 1.10, scipy.stats.entropy([.8, .2])
    expect(QUERY_STRATEGIES.entropy(0.8, rng)).toBeCloseTo(0.5004024235381879, 14);
    expect(QUERY_STRATEGIES.entropy(1, rng)).toBeCloseTo(0, 15);
  });

  it('put any two probabilities in the same order', () => {
    const p = fc.integer({ min: 0, max: 1000 }).map((k) => k / 1000);
    const measures = (['least-confidence', 'margin', 'entropy'] as const).map(
      (id) => QUERY_STRATEGIES[id],
    );
    fc.assert(
      fc.property(p, p, (a, b) => {
        fc.pre(Math.abs(Math.abs(a - 0.5) - Math.abs(b - 0.5)) > 1e-9);
        const orders = measures.map((doubt) => Math.sign(doubt(a, rng) - doubt(b, rng)));
        expect(new Set(orders).size).toBe(1);
      }),
    );
  });
});
