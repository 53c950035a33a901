import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anovaF } from './anova-f.ts';
import { correlationRatio } from './correlation-ratio.ts';
import { pearson, spearman } from './correlation.ts';
import { cramersV } from './cramers-v.ts';
import { mutualInformation } from './mutual-information.ts';
import { quantilesOf } from './profile.ts';
import { averageRanks, placesOf } from './ranks.ts';
import { skewness } from './skewness.ts';
import { varianceInflation } from './variance-inflation.ts';

// Expected values: scikit-learn 1.2.1 (mutual_info_score, f_classif, LinearRegression) and SciPy 1.10.1
// (pearsonr, spearmanr, rankdata, f_oneway, contingency.association, skew), numpy's quantile.
const a = [1.5, 2, 2, 3.25, -1, 7, 0.5, 4, 4, 10];
const b = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3.5];

test('mutual information and the uncertainty coefficient are those of scikit-learn', () => {
  // golden.json, mi_discrete: scikit-learn 1.9.
  const golden = mutualInformation(
    [0, 0, 1, 1, 2, 2, 2, 0, 1, 2],
    [0, 0, 0, 1, 1, 1, 1, 0, 1, 0],
    3,
    2,
  );
  expect(golden.nats).toBeCloseTo(0.277258872224, 10);
  expect(golden.uncertainty).toBeCloseTo(0.4, 10);
  const x = [0, 0, 1, 1, 2, 2, 2, 0, 1, 2, 3, 3];
  const y = [0, 0, 0, 1, 1, 1, 1, 0, 1, 0, 1, 0];
  expect(mutualInformation(x, y, 4, 2).nats).toBeCloseTo(0.2310490601866486, 12);
});

test('F is that of f_classif and f_oneway', () => {
  expect(anovaF(a, [0, 1, 0, 1, 0, 1, 0, 1, 1, 1], 2)).toBeCloseTo(7.321285313780457, 10);
  expect(anovaF(a, [0, 1, 2, 0, 1, 2, 0, 1, 2, 2], 3)).toBeCloseTo(2.5754691164972643, 10);
  // golden.json, f_classif: scikit-learn 1.9.
  const x = [1.2, 2.3, 2.1, 3.3, 4.8, 4.1, 5.0, 1.9, 3.9, 2.8];
  expect(anovaF(x, [0, 0, 0, 1, 1, 1, 1, 0, 1, 0], 2)).toBeCloseTo(28.4487804878, 9);
});

test('correlations are those of SciPy, and rows where one is missing do not count', () => {
  expect(pearson(a, b)).toBeCloseTo(0.3446886141968933, 12);
  expect(spearman(a, b)).toBeCloseTo(0.3619631901840491, 12);
  const ranks = averageRanks(Int32Array.of(1, 1, 1, 2, 1, 2, 1, 1));
  expect(Array.from(placesOf(a).of, (place) => ranks[place])).toEqual([
    3, 4.5, 4.5, 6, 1, 9, 2, 7.5, 7.5, 10,
  ]);
  expect(spearman([...a, 3, NaN], [...b, NaN, 4])).toBe(spearman(a, b));
  expect(pearson([...a, 3, NaN], [...b, NaN, 4])).toBe(pearson(a, b));
});

test('Cramér’s V and the correlation ratio are those of SciPy and of their definition', () => {
  const k = [0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 0, 1];
  const m = [0, 0, 1, 1, 1, 0, 2, 2, 2, 1, 0, 1];
  expect(cramersV(k, m, 3, 3)!.v).toBeCloseTo(0.6800735254367721, 12);
  expect(cramersV([...k, -1], [...m, 2], 3, 3)!.v).toBeCloseTo(0.6800735254367721, 12);
  expect(correlationRatio([0, 1, 2, 0, 1, 2, 0, 1, 2, 2], a, 3)!.eta).toBeCloseTo(
    0.6510858612232134,
    12,
  );
});

test('variance inflation is 1 / (1 − R²) of the regression on the others', () => {
  const c = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10.5];
  const factors = varianceInflation([a, b, c]);
  [1.5982834249764404, 1.1824977653238051, 1.6135875198543062].forEach((factor, k) =>
    expect(factors[k]).toBeCloseTo(factor, 10),
  );
});

test('skewness and quantiles are those of SciPy and numpy', () => {
  expect(skewness(a)).toBeCloseTo(0.8298330843033936, 12);
  const { min, q05, q25, median, q75, q95, max, mean } = quantilesOf(Float64Array.from(a).sort())!;
  expect([min, q05, q25, median, q75, q95, max]).toEqual([-1, -0.325, 1.625, 2.625, 4, 8.65, 10]);
  expect(mean).toBeCloseTo(3.325, 12);
});

test('a column that makes another up has an infinite factor, and so has that one', () => {
  const sum = a.map((value, i) => value + b[i]!);
  expect(varianceInflation([a, b, sum])).toEqual([Infinity, Infinity, Infinity]);
  const [first, constant] = varianceInflation([a, a.map(() => 4.1), b]);
  expect(constant).toBeNull();
  expect(first).toBeCloseTo(1 / (1 - pearson(a, b)! * pearson(a, b)!), 10);
});

test('what does not vary has no correlation, F, V or skewness', () => {
  const same = a.map(() => 0.1);
  const group = [0, 1, 0, 1, 0, 1, 0, 1, 1, 1];
  expect(pearson(a, same)).toBeNull();
  expect(spearman(same, a)).toBeNull();
  expect(anovaF(same, group, 2)).toBeNull();
  expect(
    anovaF(
      a,
      group.map(() => 1),
      2,
    ),
  ).toBeNull();
  expect(anovaF(group, group, 2)).toBe(Infinity);
  expect(
    cramersV(
      group,
      group.map(() => 0),
      2,
      2,
    ),
  ).toBeNull();
  expect(correlationRatio(group, same, 2)).toBeNull();
  expect(skewness(same)).toBeNull();
  expect(skewness([3])).toBeNull();
  expect(
    mutualInformation(
      group,
      group.map(() => 0),
      2,
      1,
    ),
  ).toEqual({
    nats: 0,
    uncertainty: null,
  });
  for (const measure of [pearson, spearman]) expect(measure([], [])).toBeNull();
  expect(skewness([])).toBeNull();
});

const codes = fc.array(fc.tuple(fc.nat(3), fc.nat(4)), { minLength: 2, maxLength: 60 });

test('mutual information is never negative, symmetric, and at most the smaller entropy', () => {
  fc.assert(
    fc.property(codes, (pairs) => {
      const [x, y] = [pairs.map(([k]) => k), pairs.map(([, k]) => k)];
      const { nats, uncertainty } = mutualInformation(x, y, 4, 5);
      expect(nats).toBeGreaterThanOrEqual(0);
      expect(nats).toBeCloseTo(mutualInformation(y, x, 5, 4).nats, 12);
      const entropy = Math.min(
        mutualInformation(x, x, 4, 4).nats,
        mutualInformation(y, y, 5, 5).nats,
      );
      expect(nats).toBeLessThanOrEqual(entropy + 1e-12);
      if (uncertainty !== null) expect(uncertainty).toBeLessThanOrEqual(1);
    }),
  );
});

test('any rising curve leaves Spearman’s correlation as it is', () => {
  const numbers = fc.array(
    fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })),
    { minLength: 3, maxLength: 40 },
  );
  fc.assert(
    fc.property(numbers, (pairs) => {
      const [x, y] = [pairs.map(([v]) => v), pairs.map(([, v]) => v)];
      const before = spearman(x, y);
      const after = spearman(
        x.map((v) => v * v * v + 3),
        y,
      );
      if (before === null) expect(after).toBeNull();
      else expect(after).toBeCloseTo(before, 12);
    }),
  );
});
