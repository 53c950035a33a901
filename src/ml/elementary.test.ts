import { describe, expect, it } from 'vitest';
import { exp, log, logistic } from './elementary.ts';

const asFloat = new Float64Array(1);
const asBits = new BigInt64Array(asFloat.buffer);

function bitsOf(x: number): bigint {
  asFloat[0] = x;
  return asBits[0]!;
}

/** How many doubles apart two doubles of one sign are. */
function unitsApart(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  return Math.abs(Number(bitsOf(a) - bitsOf(b)));
}

function worst(f: (x: number) => number, g: (x: number) => number, points: number[]): number {
  return points.reduce((most, x) => Math.max(most, unitsApart(f(x), g(x))), 0);
}

/** `count` points evenly from low to high, both included. */
function evenly(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));
}

const MAX = Number.MAX_VALUE;
const MIN = Number.MIN_VALUE;

describe('exp', () => {
  it('is within one unit in the last place of Math.exp over its whole range', () => {
    expect(worst(exp, Math.exp, evenly(-745.13, 709.78, 100_000))).toBeLessThanOrEqual(1);
    expect(worst(exp, Math.exp, evenly(-1, 1, 20_000))).toBeLessThanOrEqual(1);
  });

  it('is within one unit in the last place where the result is subnormal', () => {
    expect(worst(exp, Math.exp, evenly(-745.13, -708.4, 20_000))).toBeLessThanOrEqual(1);
    expect(exp(-745.1332191019411)).toBe(MIN);
  });

  it('reaches its limits where a double does', () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(709.782712893384)).toBeLessThan(Infinity);
    expect(exp(709.7827128933841)).toBe(Infinity);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-745.1332191019412)).toBe(0);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(NaN)).toBeNaN();
  });
});

describe('log', () => {
  it('is within one unit in the last place of Math.log from the smallest to the largest double', () => {
    const exponents = evenly(-323.3, 308.25, 100_000);
    const points = exponents.map((e) => Math.max(MIN, Math.min(MAX, Math.pow(10, e))));
    expect(worst(log, Math.log, points)).toBeLessThanOrEqual(1);
    expect(worst(log, Math.log, evenly(0.5, 2, 50_000))).toBeLessThanOrEqual(1);
  });

  it('is within one unit in the last place at subnormals, extremes and next to 1', () => {
    const nearOne = Array.from({ length: 2001 }, (_, i) => 1 + (i - 1000) * Number.EPSILON);
    const edges = [MIN, 2 * MIN, 2.225073858507201e-308, 2.2250738585072014e-308, MAX];
    const roots = [Math.SQRT1_2, Math.SQRT2, 0.7071066, 0.7071069, 1.4142131, 1.4142136];
    expect(worst(log, Math.log, [...nearOne, ...edges, ...roots])).toBeLessThanOrEqual(1);
  });

  it('has no value below 0 and none but limits at 0 and Infinity', () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(-Infinity);
    expect(log(-0)).toBe(-Infinity);
    expect(log(Infinity)).toBe(Infinity);
    expect(log(-1)).toBeNaN();
    expect(log(NaN)).toBeNaN();
  });
});

describe('logistic', () => {
  it('is one minus itself at the opposite point', () => {
    for (const x of evenly(-30, 30, 2001)) expect(logistic(x) + logistic(-x)).toBeCloseTo(1, 15);
    expect(logistic(0)).toBe(0.5);
  });

  it('neither overflows nor loses small probabilities', () => {
    expect(logistic(800)).toBe(1);
    expect(logistic(-800)).toBe(0);
    expect(logistic(-700) / Math.exp(-700)).toBeCloseTo(1, 14);
  });
});
