import { exp, log } from './elementary.ts';

/**
 * A seeded source of random numbers (sfc32, Chris Doty-Humphrey's small fast counting generator).
 * The same seed and stream give the same numbers on every machine. Each draw but `shuffle` uses a
 * fixed number of uniforms, so that a change in one parcel does not shift the draws of the next.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #count: number;

  /** @param stream names what the numbers are for, so that two uses of one seed are independent. */
  constructor(seed: number, stream = '') {
    let hash = 2166136261 ^ seed;
    for (let i = 0; i < stream.length; i++)
      hash = Math.imul(hash ^ stream.charCodeAt(i), 16777619) >>> 0;
    this.#a = hash | 0;
    this.#b = seed | 0;
    this.#c = Math.floor(seed / 4294967296) | 0;
    this.#count = 1;
    for (let i = 0; i < 15; i++) this.uint32();
  }

  /** A whole number from 0 to 2³² − 1. */
  uint32(): number {
    const t = (((this.#a + this.#b) | 0) + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + t) | 0;
    return t >>> 0;
  }

  /** Uniform on the open interval (0, 1): never 0, so its logarithm exists. */
  uniform(): number {
    return (this.uint32() + 0.5) / 4294967296;
  }

  /** A whole number from 0 to n − 1. */
  below(n: number): number {
    return Math.floor(this.uniform() * n);
  }

  normal(): number {
    return inverseNormal(this.uniform());
  }

  exponential(mean: number): number {
    return -mean * log(this.uniform());
  }

  /** Gamma distribution of shape 2: the sum of two exponentials. */
  gamma2(scale: number): number {
    return -scale * log(this.uniform() * this.uniform());
  }

  /** Poisson by inversion: one uniform, cost grows with the mean; for means up to about 30. */
  poisson(mean: number): number {
    let u = this.uniform();
    let p = exp(-mean);
    let k = 0;
    while (u > p && k < 200) {
      u -= p;
      k++;
      p *= mean / k;
    }
    return k;
  }

  /** Fisher–Yates, in place. */
  shuffle<T extends Int32Array | unknown[]>(items: T): T {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const held = items[i]!;
      items[i] = items[j]!;
      items[j] = held;
    }
    return items;
  }
}

/**
 * Quantile of the standard normal distribution, relative error below 1.15e-9.
 * Source: Peter Acklam, "An algorithm for computing the inverse normal cumulative distribution function".
 */
export function inverseNormal(p: number): number {
  if (p < 0.02425) return tail(Math.sqrt(-2 * log(p)));
  if (p > 1 - 0.02425) return -tail(Math.sqrt(-2 * log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  const a =
    (((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r +
      138.357751867269) *
      r -
      30.66479806614716) *
      r +
      2.506628277459239) *
    q;
  const b =
    ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r +
      66.80131188771972) *
      r -
      13.28068155288572) *
      r +
    1;
  return a / b;
}

function tail(q: number): number {
  const c =
    ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q -
      2.549732539343734) *
      q +
      4.374664141464968) *
      q +
    2.938163982698783;
  const d =
    (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q +
      3.754408661907416) *
      q +
    1;
  return c / d;
}
