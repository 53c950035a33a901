import { describe, expect, it } from 'vitest';
import { roles } from '../../../datasets/deliveries/dictionary.ts';
import type { Design } from '../design.ts';
import type { FitContext, Fitted, Model } from '../model.ts';
import { Random } from '../random.ts';
import { model as classDistribution } from './class-distribution.ts';
import { model as majority } from './majority.ts';
import { model as rule } from './rule.ts';

const NOTHING: Design = { rows: 0, numeric: [], categorical: [] };

async function fit(
  model: Model,
  design: Design,
  y: Uint8Array,
  more: Partial<FitContext> = {},
): Promise<Fitted> {
  const day = new Int32Array(y.length);
  const steps = model.fit(design, y, { options: {}, rng: new Random(7), roles, day, ...more });
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

describe('the class distribution', () => {
  it('calls rows late as often as the training rows are, the same ones when asked again', async () => {
    const y = Uint8Array.from({ length: 1000 }, (_, i) => (i % 5 === 0 ? 1 : 0));
    const fitted = await fit(classDistribution, NOTHING, y);
    const asked = { ...NOTHING, rows: 20_000 };
    const scores = (await fitted.predict(asked)) as Float64Array;
    expect(scores.every((s) => s === 0 || s === 1)).toBe(true);
    expect(scores.reduce((a, b) => a + b, 0) / 20_000).toBeCloseTo(0.2, 2);
    expect(await fitted.predict(asked)).toEqual(scores);
  });
});

describe('the majority class', () => {
  it.each([
    [[0, 0, 1], 0],
    [[1, 1, 0], 1],
    [[0, 1], 0],
  ])('of %j is %i for every row', async (y, answer) => {
    const fitted = await fit(majority, NOTHING, Uint8Array.from(y));
    expect(await fitted.predict({ ...NOTHING, rows: 2 })).toEqual(Float64Array.of(answer, answer));
  });
});

describe('of numbers', () => {
  const hours = Float64Array.of(30, -20, 1, -4);
  const context = { options: {}, rng: new Random(7), roles, day: new Int32Array(4) };

  async function answerOf(model: Model): Promise<Float64Array> {
    const steps = model.regress!(NOTHING, hours, context);
    for (;;) {
      const step = await steps.next();
      if (step.done) return step.value.predict({ ...NOTHING, rows: 2 });
    }
  }

  // scikit-learn 1.2.1, DummyRegressor(strategy="median") and (strategy="mean").
  it.each([
    [majority, -1.5],
    [classDistribution, 1.75],
  ])('$title says one number of every row', async (model, answer) => {
    expect([...(await answerOf(model))]).toEqual([answer, answer]);
    expect([...hours]).toEqual([30, -20, 1, -4]);
  });

  it('the rule says nothing', () => expect(rule.regress).toBeUndefined());
});

describe('the rule in use', () => {
  const column = (feature: string, ...values: number[]) => ({
    name: feature,
    feature,
    values: Float32Array.from(values),
  });
  const design: Design = {
    rows: 6,
    categorical: [],
    numeric: [
      column('carrier', 0, 0, 0, 0, 1, 1),
      column('service', 2, 2, 2, 2, 2, 2),
      column('forecastSeverity', 0, 0, 0, 0, 0, 0),
    ],
  };
  const y = Uint8Array.of(1, 1, 0, 1, 0, 0);
  const day = Int32Array.of(0, 9, 10, 50, 60, 100);

  it('is the group’s late rate of the last 91 days, and more where the forecast is severe', async () => {
    const fitted = await fit(rule, design, y, { day });
    const asked: Design = {
      rows: 4,
      categorical: [],
      numeric: [
        column('carrier', 0, 0, 1, 5),
        column('service', 2, 2, 2, 2),
        column('forecastSeverity', 0, 2, 2.5, NaN),
      ],
    };
    // The first two rows lie more than 91 days back; an unseen carrier gets the quarter's overall rate.
    const scores = await fitted.predict(asked);
    expect([...scores].map((s) => Number(s.toFixed(4)))).toEqual([0.5, 0.7, 0.2, 0.25]);
  });

  it('reads its own columns and says so when there is no rule', () => {
    expect(rule.ownFeatures!(roles)).toEqual(['carrier', 'service', 'forecastSeverity']);
    expect(() => rule.ownFeatures!({ ...roles, rule: null })).toThrow(/no rule in use/);
  });
});
