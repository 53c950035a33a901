import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Random } from '../random.ts';
import { expectedImprovement, normalBelow } from './expected-improvement.ts';
import { GaussianProcess } from './gaussian-process.ts';
import { bayesianSearch, bestTry, gridSearch, randomSearch } from './search.ts';
import { pointAt, type Point, type Space } from './space.ts';

const SPACE: Space = {
  learningRate: { low: 0.01, high: 1, scale: 'log' },
  leaves: { low: 2, high: 32, whole: true },
};
/** One smooth hill, its top at .1 and 20. */
const hill = ({ learningRate, leaves }: Point) => {
  const a = Math.log10(learningRate!) + 1;
  const b = (leaves! - 20) / 30;
  return 1 - a * a - b * b;
};

describe('a Gaussian process', () => {
  // scikit-learn 1.2.1: GaussianProcessRegressor(RBF(0.4), alpha=0.05, optimizer=None, normalize_y=True)
  const places = [
    [0.1, 0.2],
    [0.4, 0.9],
    [0.8, 0.5],
    [0.95, 0.05],
    [0.3, 0.35],
  ];
  const process = new GaussianProcess(places, [0.71, 0.78, 0.74, 0.69, 0.76], {
    lengthScale: 0.4,
    noise: 0.05,
  });

  test.each([
    [[0.5, 0.5], 0.77222748, 0.00978202],
    [[0.1, 0.2], 0.71575461, 0.00677258],
    [[0, 1], 0.75739674, 0.02612563],
  ])('expects at %j what scikit-learn expects, and is as unsure', (place, mean, deviation) => {
    const at = process.at(place);
    expect(at.mean).toBeCloseTo(mean, 7);
    expect(at.deviation).toBeCloseTo(deviation, 7);
  });

  test('has the likelihood of scikit-learn, but for the constant of n', () => {
    expect(process.logLikelihood).toBeCloseTo(-3.5876749319139876, 10);
  });

  test('knows nothing far from every measurement', () => {
    expect(process.at([50, 50]).mean).toBeCloseTo(0.736, 10);
  });
});

test('expected improvement and the normal share are those of SciPy', () => {
  // SciPy 1.10.1, norm.cdf and norm.pdf.
  const shares = [0.0013499, 0.30853754, 0.5, 0.89435023, 0.99996833];
  [-3, -0.5, 0, 1.25, 4].forEach((z, i) => expect(normalBelow(z)).toBeCloseTo(shares[i]!, 6));
  expect(expectedImprovement(0.75, 0.02, 0.78)).toBeCloseTo(0.0005861358752520906, 8);
  expect(expectedImprovement(0.9, 0, 0.8)).toBeCloseTo(0.1, 12);
  expect(expectedImprovement(0.7, 0, 0.8)).toBe(0);
});

test('a grid tries each combination once, both ends included', async () => {
  const tries = await gridSearch(SPACE, 11, hill);
  expect(tries).toHaveLength(9);
  expect([...new Set(tries.map(({ point }) => point['leaves']))]).toEqual([2, 17, 32]);
  const rates = [...new Set(tries.map(({ point }) => point['learningRate']!))].sort();
  [0.01, 0.1, 1].forEach((rate, i) => expect(rates[i]).toBeCloseTo(rate, 12));
});

test('a random search has as many values of each option as tries, and the same for the same seed', async () => {
  const [first, again] = await Promise.all(
    [0, 1].map(() => randomSearch(SPACE, 9, hill, new Random(3, 'search'))),
  );
  expect(again).toEqual(first);
  expect(new Set(first!.map(({ point }) => point['learningRate'])).size).toBe(9);
});

test('over twenty seeds a Bayesian search comes nearer to the top of a smooth hill than a random one', async () => {
  let [random, bayesian] = [0, 0];
  for (let seed = 0; seed < 20; seed++) {
    random += bestTry(await randomSearch(SPACE, 12, hill, new Random(seed, 'a'))).score / 20;
    bayesian += bestTry(await bayesianSearch(SPACE, 12, hill, new Random(seed, 'a'))).score / 20;
  }
  expect(1 - bayesian).toBeLessThan((1 - random) / 3);
});

test('each search keeps to its budget and to its ranges', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 4, max: 14 }), fc.nat(1000), async (budget, seed) => {
      const rng = () => new Random(seed, 'search');
      const all = await Promise.all([
        gridSearch(SPACE, budget, hill),
        randomSearch(SPACE, budget, hill, rng()),
        bayesianSearch(SPACE, budget, hill, rng()),
      ]);
      expect(all[1]).toHaveLength(budget);
      expect(all[2]).toHaveLength(budget);
      for (const tries of all) {
        expect(tries.length).toBeLessThanOrEqual(budget);
        for (const { point, score } of tries) {
          expect(point['learningRate']).toBeGreaterThanOrEqual(0.01);
          expect(point['learningRate']).toBeLessThanOrEqual(1);
          expect(Number.isInteger(point['leaves'])).toBe(true);
          expect(score).toBe(hill(point));
        }
      }
    }),
    { numRuns: 20 },
  );
});

test('an impossible search says what would make it possible', async () => {
  await expect(gridSearch(SPACE, 3, hill)).rejects.toThrow(/needs at least 4 tries, and 3/);
  await expect(gridSearch(SPACE, 4, () => NaN)).rejects.toThrow(/is NaN; a search needs a number/);
  expect(() => pointAt({ c: { low: 0, high: 1, scale: 'log' } }, [0.5])).toThrow(/begin above 0/);
  expect(() => pointAt({ c: { low: 2, high: 1 } }, [0.5])).toThrow(/the first must be the smaller/);
});
