import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logLossOf, squaredErrorOf, weightedLogLossOf, type Loss } from './loss.ts';

const LOSSES: [string, Loss][] = [
  ['the log-loss', logLossOf(Uint8Array.of(0, 1, 1, 0, 1))],
  ['the weighted log-loss', weightedLogLossOf(Uint8Array.of(0, 1, 1, 0, 1), [0.7, 2.5])],
  ['half the squared error', squaredErrorOf(Float64Array.of(-3, 0.5, 12, 0, -1))],
];

function sumAt(loss: Loss, answer: Float64Array): number {
  return loss.sum(answer, new Float64Array(answer.length));
}

describe.each(LOSSES)('%s', (_, loss) => {
  const answers = fc
    .array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 5, maxLength: 5 })
    .map((values) => Float64Array.from(values));

  it('has the first and second derivatives that finite differences give', () => {
    fc.assert(
      fc.property(answers, fc.nat(4), (answer, row) => {
        const gradientAt = (step: number) => {
          const moved = answer.map((value, i) => (i === row ? value + step : value));
          const gradient = new Float64Array(5);
          return { value: loss.sum(moved, gradient), gradient };
        };
        const here = gradientAt(0);
        const curvature = new Float64Array(5);
        loss.curvature(here.gradient, curvature);
        const [before, after] = [gradientAt(-1e-5), gradientAt(1e-5)];
        expect(here.gradient[row]).toBeCloseTo((after.value - before.value) / 2e-5, 5);
        const rise = after.gradient[row]! - before.gradient[row]!;
        expect(curvature[row]).toBeCloseTo(rise / 2e-5, 5);
      }),
    );
  });

  it('is lowest, among single answers, where it starts', () => {
    const start = sumAt(loss, new Float64Array(5).fill(loss.start()));
    for (const step of [-1, -0.01, 0.01, 1])
      expect(sumAt(loss, new Float64Array(5).fill(loss.start() + step))).toBeGreaterThan(start);
  });

  it('is the sum of its parts', () => {
    fc.assert(
      fc.property(answers, fc.nat(5), (answer, cut) => {
        const first = sumAt(loss.between(0, cut), answer.subarray(0, cut));
        const second = sumAt(loss.between(cut, 5), answer.subarray(cut));
        expect(first + second).toBeCloseTo(sumAt(loss, answer), 10);
        expect(loss.between(0, cut).rows).toBe(cut);
      }),
    );
  });
});

describe('the weighted log-loss', () => {
  const y = Uint8Array.of(0, 1, 1, 0, 1);
  const logOdds = Float64Array.of(-30, 2, 0, 0.5, 800);

  it('is the log-loss where every row counts once', () => {
    const [once, gradient] = [new Float64Array(5), new Float64Array(5)];
    expect(weightedLogLossOf(y, [1, 1]).sum(logOdds, once)).toBeCloseTo(
      logLossOf(y).sum(logOdds, gradient),
      12,
    );
    expect(once).toEqual(gradient);
    expect(weightedLogLossOf(y, [1, 1]).start()).toBe(logLossOf(y).start());
  });

  it('counts a row of weight 3 as three rows', () => {
    const thrice = Uint8Array.of(0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    const copies = Float64Array.of(-30, 0.5, 2, 2, 2, 0, 0, 0, 800, 800, 800);
    expect(sumAt(weightedLogLossOf(y, [1, 3]), logOdds)).toBeCloseTo(
      sumAt(logLossOf(thrice), copies),
      12,
    );
  });
});
