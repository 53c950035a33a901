import { exp } from '../elementary.ts';

const INVERSE_ROOT_TWO_PI = 0.3989422804014327;

/**
 * By how much a try is expected to beat the best so far, when its value is normal with this mean and
 * deviation: (μ − best)·Φ(z) + σ·φ(z) with z = (μ − best) / σ. It is large where the mean is high and
 * where little is known, so a search by it both uses and explores.
 * Source: Jones, Schonlau and Welch 1998, equation 15, for a maximum.
 */
export function expectedImprovement(mean: number, deviation: number, best: number): number {
  const gain = mean - best;
  if (!(deviation > 0)) return Math.max(0, gain);
  const z = gain / deviation;
  return gain * normalBelow(z) + deviation * INVERSE_ROOT_TWO_PI * exp((-z * z) / 2);
}

/**
 * Φ(z), the share of a standard normal below z, to 7.5e-8.
 * Source: Abramowitz and Stegun 1964, 26.2.17.
 */
export function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series =
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const above = INVERSE_ROOT_TWO_PI * exp((-z * z) / 2) * series;
  return z < 0 ? above : 1 - above;
}
