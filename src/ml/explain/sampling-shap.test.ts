import { describe, expect, it } from 'vitest';
import type { Design } from '../design.ts';
import { logistic } from '../elementary.ts';
import { Random } from '../random.ts';
import { logOddsOf, samplingShap } from './sampling-shap.ts';
import { designOf, enumeratedShapley } from './shapley.test-data.ts';

const FEATURE_OF = ['a', 'b', 'b', 'c', 'd'];

function fittedBy(logOdds: (row: readonly number[]) => number) {
  return {
    predict: ({ rows, numeric }: Design) =>
      Float64Array.from({ length: rows }, (_, i) =>
        logistic(logOdds(numeric.map(({ values }) => values[i]!))),
      ),
  };
}

function randomRows(count: number, seed: number): number[][] {
  const rng = new Random(seed, 'sampling test');
  return Array.from({ length: count }, () => FEATURE_OF.map(() => Math.fround(rng.normal())));
}

const ROWS = randomRows(3, 1);
const BACKGROUND = randomRows(40, 2);

async function shapOf(logOdds: (row: readonly number[]) => number) {
  return samplingShap(
    fittedBy(logOdds),
    designOf(FEATURE_OF, ROWS),
    designOf(FEATURE_OF, BACKGROUND),
    new Random(7, 'orders'),
  );
}

/** Features act together, so orders matter. */
const together = ([a, b, b2, c, d]: readonly number[]) =>
  0.5 + a! * b! - 0.8 * Math.max(b2!, c!) + 0.3 * d! * d! + a! * c! * d!;

describe('sampled SHAP values', () => {
  it('add up to the log-odds, whatever the orders', async () => {
    const { base, phi } = await shapOf(together);
    ROWS.forEach((row, i) => {
      const sum = [...phi.values()].reduce((total, values) => total + values[i]!, base);
      expect(sum).toBeCloseTo(together(row), 10);
    });
  });

  it('are exact where features only add up', async () => {
    const sum = ([a, b, b2, c, d]: readonly number[]) => a! - 2 * b! + b2! * 0.5 + c! * 3 - d!;
    const { phi, standardError } = await shapOf(sum);
    ROWS.forEach((row, i) => {
      const expected = enumeratedShapley(FEATURE_OF, row, BACKGROUND, sum);
      for (const [feature, value] of expected.phi) {
        expect(phi.get(feature)![i]).toBeCloseTo(value, 10);
        expect(standardError!.get(feature)![i]).toBeLessThan(1e-9);
      }
    });
  });

  it('lie around the true ones, as far as their standard error says', async () => {
    const { phi, standardError } = await shapOf(together);
    const errors = ROWS.flatMap((row, i) => {
      const expected = enumeratedShapley(FEATURE_OF, row, BACKGROUND, together);
      return [...expected.phi].map(
        ([feature, value]) => (phi.get(feature)![i]! - value) / standardError!.get(feature)![i]!,
      );
    });
    const meanSquare = errors.reduce((sum, z) => sum + z * z, 0) / errors.length;
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(4);
    expect(meanSquare).toBeGreaterThan(0.2);
    expect(meanSquare).toBeLessThan(2.5);
  });

  it('take certain scores as nearly certain', () => {
    expect(logOddsOf(1)).toBeCloseTo(13.8155, 4);
    expect(logOddsOf(0)).toBeCloseTo(-13.8155, 4);
    expect(logOddsOf(0.25)).toBeCloseTo(-Math.log(3), 12);
  });
});
