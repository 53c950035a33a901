import { describe, expect, it } from 'vitest';
import type { Design } from '../design.ts';
import type { Options } from '../experiment.ts';
import type { LinearFitted, LinearRegressed } from '../linear/linear-fitted.ts';
import type { FitProgress } from '../model.ts';
import { Random } from '../random.ts';
import { model } from './logistic-regression.ts';

const ROLES = {} as never;

async function fit(
  { design, y }: { design: Design; y: Uint8Array },
  options: Options = {},
  signal?: AbortSignal,
): Promise<LinearFitted & { progress: FitProgress[] }> {
  const context = { options, rng: new Random(1), roles: ROLES, day: new Int32Array(0), signal };
  const steps = model.fit(design, y, context);
  const progress: FitProgress[] = [];
  for (;;) {
    const step = await steps.next();
    if (step.done) return { ...step.value, progress };
    progress.push(step.value);
  }
}

function numeric(name: string, values: number[]) {
  return { name, feature: name, values: Float32Array.from(values) };
}

/** Two numbers and a category of 6; written as formulas so that Python can make the same rows. */
function example(rows = 200): { design: Design; y: Uint8Array } {
  const index = Array.from({ length: rows }, (_, i) => i);
  const a = index.map((i) => (((i * 73) % 211) / 211) * 4 - 2);
  const b = index.map((i) => ((i * i * 17) % 199) / 199);
  const c = index.map((i) => (i * 7 + ((i * i) % 5)) % 6);
  const late = (i: number) =>
    ((i * 7919) % 1009) / 1009 <
    0.15 +
      (Math.fround(a[i]!) > 0.4 ? 0.35 : 0) +
      (c[i] === 2 ? 0.2 : 0) +
      0.2 * Math.fround(b[i]!);
  return {
    design: {
      rows,
      numeric: [numeric('a', a), numeric('b', b)],
      categorical: [{ name: 'c', feature: 'c', codes: Int32Array.from(c), size: 6 }],
    },
    y: Uint8Array.from(index, (i) => (late(i) ? 1 : 0)),
  };
}

/** scikit-learn 1.2.1, LogisticRegression(C=C, solver="newton-cholesky", tol=1e-13): coefficients, intercept. */
const SCIKIT_LEARN: [number, number[], number][] = [
  [
    1,
    [
      0.5474292946, 0.6718068271, -0.1951597148, -0.1346283873, 0.6528099304, -0.2067168927,
      -0.2267232758, 0.1104183402,
    ],
    -0.5939066259,
  ],
  [
    0.01,
    [
      0.2122552154, 0.0327451852, -0.0191255967, -0.0181000337, 0.0516778205, -0.0086404005,
      -0.0179020429, 0.0120902534,
    ],
    -0.2368112482,
  ],
  [
    100,
    [
      0.5593950499, 0.8850429886, -0.206709858, -0.1312892864, 0.7539013717, -0.2603442111,
      -0.2724834462, 0.1169254299,
    ],
    -0.7100851758,
  ],
];

describe('logistic regression', () => {
  it.each(SCIKIT_LEARN)(
    'with C = %d has scikit-learn’s coefficients',
    async (C, wanted, intercept) => {
      const { coefficients, description } = await fit(example(), { C, tol: 1e-13 });
      const found = [...coefficients.numeric, ...coefficients.categorical[0]!];
      wanted.forEach((value, j) => expect(Math.abs(found[j]! - value)).toBeLessThan(1e-8));
      expect(Math.abs(coefficients.intercept[0]! - intercept)).toBeLessThan(1e-8);
      expect(description.iterations).toBeLessThan(15);
    },
  );

  it('with balanced class weights has scikit-learn’s coefficients', async () => {
    // As above, C = 1, class_weight="balanced".
    const wanted = [
      0.54225722654, 0.64806514712, -0.18566583295, -0.12560974308, 0.64745907467, -0.20692484957,
      -0.23473985842, 0.10548120935, -0.36177128876,
    ];
    const options = { tol: 1e-13, classWeight: 'balanced' };
    const { coefficients, description } = await fit(example(), options);
    const { numeric, categorical, intercept } = coefficients;
    const found = [...numeric, ...categorical[0]!, ...intercept];
    wanted.forEach((value, j) => expect(Math.abs(found[j]! - value)).toBeLessThan(1e-10));
    expect(description.iterations).toBeLessThan(15);
  });

  it('has scikit-learn’s probabilities', async () => {
    const data = example();
    const p = (await fit(data, { tol: 1e-13 })).predict(data.design);
    // predict_proba of the first three rows, C = 1, as above.
    [0.1319387, 0.44497752, 0.46525532].forEach((wanted, i) =>
      expect(Math.abs(p[i]! - wanted)).toBeLessThan(1e-7),
    );
  });

  it('gives an unseen category what the other inputs say', async () => {
    const data = example();
    const { predict, coefficients } = await fit(data);
    const asked: Design = {
      rows: 1,
      numeric: [numeric('a', [0]), numeric('b', [0])],
      categorical: [{ name: 'c', feature: 'c', codes: Int32Array.of(-1), size: 6 }],
    };
    const [intercept] = coefficients.intercept;
    expect(predict(asked)[0]).toBeCloseTo(1 / (1 + Math.exp(-intercept!)), 12);
  });

  it('does not depend on the order of the inputs, and gives the same bits again', async () => {
    const data = example();
    const turned = { ...data.design, numeric: data.design.numeric.toReversed() };
    const first = (await fit(data)).predict(data.design);
    const again = (await fit(data)).predict(data.design);
    const other = (await fit({ design: turned, y: data.y })).predict(turned);
    expect(again).toEqual(first);
    first.forEach((p, i) => expect(other[i]).toBeCloseTo(p, 6));
  });

  it('gives a constant input no weight and no importance', async () => {
    const data = example();
    const design = {
      ...data.design,
      numeric: [...data.design.numeric, numeric('k', new Array(200).fill(0))],
    };
    const { coefficients, importance } = await fit({ design, y: data.y });
    expect(coefficients.numeric[2]).toBe(0);
    expect(importance.get('k')).toBe(0);
  });

  it('shares importance out by mean absolute contribution, summed over a feature’s inputs', async () => {
    const data = example();
    const { importance, coefficients } = await fit(data);
    expect([...importance.values()].reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    const deviation = (x: Float32Array) => {
      const mean = x.reduce((s, v) => s + v, 0) / x.length;
      return x.reduce((s, v) => s + Math.abs(v - mean), 0) / x.length;
    };
    const [a, b] = data.design.numeric.map(
      ({ values }, j) => Math.abs(coefficients.numeric[j]!) * deviation(values),
    );
    expect(importance.get('a')! / importance.get('b')!).toBeCloseTo(a! / b!, 8);
    const together = {
      ...data.design,
      numeric: data.design.numeric.map((input) => ({ ...input, feature: 'ab' })),
    };
    expect([...(await fit({ design: together, y: data.y })).importance.keys()]).toEqual([
      'ab',
      'c',
    ]);
  });

  it('converges for tiny data, also where an input tells the classes apart', async () => {
    const design = { rows: 4, numeric: [numeric('x', [0, 1, 2, 3])], categorical: [] };
    const { description, predict } = await fit({ design, y: Uint8Array.of(0, 0, 1, 1) });
    expect(description.stoppedBy).toBe('tolerance');
    const p = predict(design);
    expect(p[1]).toBeLessThan(0.5);
    expect(p[2]).toBeGreaterThan(0.5);
  });

  it('fits the class rate when there is no input', async () => {
    const design = { rows: 5, numeric: [], categorical: [] };
    const { predict, importance } = await fit({ design, y: Uint8Array.of(0, 0, 1, 0, 0) });
    expect(predict(design)[0]).toBeCloseTo(0.2, 9);
    expect(importance.size).toBe(0);
  });

  it('reports the loss of each iteration and how many there were in the end', async () => {
    const { progress, description } = await fit(example(), { tol: 1e-12 });
    expect(progress[0]).toMatchObject({ unit: 'iteration', done: 0, of: 1000 });
    expect(progress.at(-1)).toMatchObject({
      done: description.iterations,
      of: description.iterations,
    });
    expect(progress.at(-1)!.loss).toBeLessThan(progress[0]!.loss! - 0.05);
  });

  it('keeps to its limit of iterations', async () => {
    const { description } = await fit(example(), { maxIterations: 2 });
    expect(description).toMatchObject({ iterations: 2, stoppedBy: 'iterations' });
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    stop.abort(new Error('stopped by hand'));
    await expect(fit(example(), {}, stop.signal)).rejects.toThrow('stopped by hand');
  });

  it('names what it cannot work with', async () => {
    const { design, y } = example();
    await expect(fit({ design, y: y.fill(0) })).rejects.toThrow('a model needs both');
    const holed = example();
    holed.design.numeric[1]!.values[17] = NaN;
    await expect(fit(holed)).rejects.toThrow('Input "b" is NaN in training row 17');
    const { predict } = await fit(example());
    expect(() => predict({ ...design, numeric: [] })).toThrow('9 columns and asked about 7');
    await expect(fit(example(), { C: 0 })).rejects.toThrow('must lie between');
  });
});

/** Hours that are a weighted sum of the inputs of `example` and a formula's noise. */
function exampleHours({ numeric: [a, b], categorical: [c] }: Design): Float64Array {
  return Float64Array.from(a!.values, (value, i) => {
    const step = c!.codes[i] === 2 ? 18 : 0;
    return 12 * value - 30 * b!.values[i]! + step + 40 * (((i * 7919) % 1009) / 1009) - 25;
  });
}

async function regress(
  design: Design,
  target: Float64Array,
  options: Options = {},
): Promise<LinearRegressed> {
  const context = { options, rng: new Random(1), roles: ROLES, day: new Int32Array(0) };
  const steps = model.regress(design, target, context);
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

/** scikit-learn 1.2.1, Ridge(alpha=1 / C, solver="cholesky"): coefficients, intercept. */
const SCIKIT_LEARN_RIDGE: [number, number[], number][] = [
  [
    1,
    [
      11.3954124628, -30.9365663652, -4.265442283, -2.535027237, 13.6891367165, -1.6324482431,
      -2.4102836707, -2.8459352827,
    ],
    -1.4191673067,
  ],
  [
    0.01,
    [
      8.083257857, -4.4344836292, -0.5895613936, -0.0846261321, 3.5914096705, -0.8517524899,
      -1.1418006533, -0.9236690016,
    ],
    -15.889704372,
  ],
  [
    100,
    [
      11.4648678419, -32.9304921142, -4.5452144218, -2.8079793546, 14.0849333123, -1.5220666599,
      -2.3455445439, -2.8641283323,
    ],
    -0.3389565566,
  ],
];

describe('logistic regression’s form for numbers', () => {
  const { design } = example();
  const hours = exampleHours(design);

  it.each(SCIKIT_LEARN_RIDGE)(
    'with C = %d has the coefficients of scikit-learn’s ridge regression',
    async (C, wanted, intercept) => {
      const { coefficients, description } = await regress(design, hours, { C });
      const found = [...coefficients.numeric, ...coefficients.categorical[0]!];
      wanted.forEach((value, j) => expect(Math.abs(found[j]! - value)).toBeLessThan(1e-8));
      expect(Math.abs(coefficients.intercept[0]! - intercept)).toBeLessThan(1e-8);
      expect(description.iterations).toBeLessThanOrEqual(2);
    },
  );

  it('predicts hours, not probabilities, as scikit-learn does', async () => {
    const { predict } = await regress(design, hours);
    // predict of the first three rows, C = 1, as above.
    [-28.475434515, 2.606277182, -7.506814277].forEach((wanted, i) =>
      expect(Math.abs(predict(design)[i]! - wanted)).toBeLessThan(1e-8),
    );
  });

  it('leaves the intercept free: residuals add up to 0, however strong the penalty', async () => {
    for (const C of [1e-6, 1, 1e6]) {
      const predicted = (await regress(design, hours, { C })).predict(design);
      const rest = predicted.reduce((sum, value, i) => sum + value - hours[i]!, 0);
      expect(Math.abs(rest)).toBeLessThan(1e-6);
    }
  });

  it('names the row that it cannot work with', async () => {
    const holed = example().design;
    holed.numeric[1]!.values[17] = NaN;
    await expect(regress(holed, hours)).rejects.toThrow('Input "b" is NaN in training row 17');
  });
});
