import { describe, expect, it } from 'vitest';
import { inverseNormal, Random } from './random.ts';

const DRAWS = 100_000;

function draws(draw: () => number): number[] {
  return Array.from({ length: DRAWS }, draw);
}

function mean(x: number[]): number {
  return x.reduce((sum, v) => sum + v, 0) / x.length;
}

function variance(x: number[]): number {
  const m = mean(x);
  return mean(x.map((v) => (v - m) * (v - m)));
}

function correlation(a: number[], b: number[]): number {
  const product = mean(a.map((v, i) => v * b[i]!));
  return (product - mean(a) * mean(b)) / Math.sqrt(variance(a) * variance(b));
}

/** Within four standard errors of the mean: fails by chance once in 16,000 seeds, and the seed is fixed. */
function expectMoments(x: number[], wantedMean: number, wantedVariance: number): void {
  expect(Math.abs(mean(x) - wantedMean)).toBeLessThan(4 * Math.sqrt(wantedVariance / DRAWS));
  expect(variance(x) / wantedVariance).toBeGreaterThan(0.95);
  expect(variance(x) / wantedVariance).toBeLessThan(1.05);
}

/** Probability and quantile: scipy.stats.norm.ppf, SciPy 1.10.1. */
const NORMAL_QUANTILES: [number, number][] = [
  [1e-9, -5.9978070150076865],
  [1e-5, -4.264890793922825],
  [0.001, -3.090232306167813],
  [0.02, -2.053748910631823],
  [0.025, -1.9599639845400545],
  [0.1, -1.2815515655446004],
  [0.25, -0.6744897501960817],
  [0.4, -0.2533471031357997],
  [0.6, 0.2533471031357997],
  [0.9, 1.2815515655446004],
  [0.975, 1.959963984540054],
  [0.98, 2.0537489106318225],
  [0.999, 3.090232306167813],
  [0.999999, 4.753424308817087],
];

describe('Random', () => {
  it('gives the same numbers for the same seed and stream', () => {
    const a = new Random(7, 'storms');
    const b = new Random(7, 'storms');
    for (let i = 0; i < 100; i++) expect(a.uint32()).toBe(b.uint32());
  });

  it('keeps its numbers from version to version', () => {
    const rng = new Random(7, 'storms');
    expect([rng.uint32(), rng.uint32(), rng.uint32()]).toEqual([
      3575798602, 2852589118, 3436744322,
    ]);
  });

  it('gives streams and seeds that have nothing to do with each other', () => {
    const base = new Random(7, 'storms');
    const x = draws(() => base.uniform());
    const others = [
      new Random(7, 'volume'),
      new Random(7),
      new Random(8, 'storms'),
      new Random(7 + 4294967296, 'storms'),
    ];
    for (const other of others) {
      const y = draws(() => other.uniform());
      expect(Math.abs(correlation(x, y))).toBeLessThan(4 / Math.sqrt(DRAWS));
      const later = [...y.slice(1), y[0]!];
      expect(Math.abs(correlation(x, later))).toBeLessThan(4 / Math.sqrt(DRAWS));
    }
  });

  it('draws uniforms that are even over the open interval', () => {
    const rng = new Random(1);
    const x = draws(() => rng.uniform());
    expectMoments(x, 1 / 2, 1 / 12);
    expect(Math.min(...x.slice(0, 50_000))).toBeGreaterThan(0);
    expect(Math.max(...x.slice(0, 50_000))).toBeLessThan(1);
    const counts = new Array<number>(100).fill(0);
    for (const v of x) counts[Math.floor(v * 100)]!++;
    // Chi-square with 99 degrees of freedom: 99.99 % of its draws lie below 161.
    const chiSquare = counts.reduce((sum, n) => sum + ((n - 1000) * (n - 1000)) / 1000, 0);
    expect(chiSquare).toBeLessThan(161);
  });

  it('draws whole numbers below n, each as often', () => {
    const rng = new Random(2);
    const x = draws(() => rng.below(6));
    expect(new Set(x)).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    expectMoments(x, 2.5, 35 / 12);
  });

  it('draws normals, exponentials, gammas and Poisson counts with their means and variances', () => {
    const rng = new Random(3);
    const normal = draws(() => rng.normal());
    expectMoments(normal, 0, 1);
    expect(Math.abs(mean(normal.map((v) => v * v * v)))).toBeLessThan(4 * Math.sqrt(15 / DRAWS));
    const exponential = draws(() => rng.exponential(3));
    expectMoments(exponential, 3, 9);
    const gamma = draws(() => rng.gamma2(4.5));
    expectMoments(gamma, 9, 2 * 4.5 * 4.5);
    const rare = draws(() => rng.poisson(0.4));
    expectMoments(rare, 0.4, 0.4);
    const many = draws(() => rng.poisson(25));
    expectMoments(many, 25, 25);
  });

  it('uses one uniform for each draw but gamma2, which uses two', () => {
    const used = (draw: (rng: Random) => number): number => {
      const rng = new Random(5);
      const reference = new Random(5);
      draw(rng);
      const next = rng.uint32();
      let n = 0;
      while (reference.uint32() !== next) n++;
      return n;
    };
    expect(used((r) => r.normal())).toBe(1);
    expect(used((r) => r.exponential(1))).toBe(1);
    expect(used((r) => r.poisson(20))).toBe(1);
    expect(used((r) => r.below(10))).toBe(1);
    expect(used((r) => r.gamma2(1))).toBe(2);
  });

  it('shuffles into a permutation, each item as often at each place', () => {
    const rng = new Random(6);
    const counts = new Array<number>(16).fill(0);
    for (let i = 0; i < 20_000; i++) {
      const items = rng.shuffle(Int32Array.of(0, 1, 2, 3));
      expect([...items].sort()).toEqual([0, 1, 2, 3]);
      for (let place = 0; place < 4; place++) counts[place * 4 + items[place]!]!++;
    }
    for (const n of counts) expect(Math.abs(n - 5000)).toBeLessThan(4 * Math.sqrt(20_000 * 0.1875));
  });
});

describe('inverseNormal', () => {
  it('gives the quantiles of the standard normal distribution', () => {
    for (const [p, quantile] of NORMAL_QUANTILES)
      expect(Math.abs(inverseNormal(p) / quantile - 1)).toBeLessThan(1.2e-9);
    expect(inverseNormal(0.5)).toBe(0);
  });

  it('rises without a jump where its pieces meet', () => {
    for (const joint of [0.02425, 1 - 0.02425]) {
      const below = inverseNormal(joint - 1e-9);
      const above = inverseNormal(joint + 1e-9);
      expect(above).toBeGreaterThan(below);
      expect(above - below).toBeLessThan(1e-7);
    }
  });
});
