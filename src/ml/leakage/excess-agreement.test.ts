import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import { excessAgreement } from './excess-agreement.ts';

test('relatives that always have the row’s label agree all the way', () => {
  const y = [1, 0, 0, 1, 0];
  const found = excessAgreement({ y, meanLabel: y, family: [1, 2, 3, 4, 5] });
  expect(found).toEqual({ value: 1, low: 1, high: 1 });
});

test('by hand: two rows, one of them with relatives of both labels', () => {
  // The relatives' rate is ¼. Row 1: label 1, mean ½: ½ − ¼, room ¾. Row 2: label 0, mean 0: 1 − ¾, room ¼.
  const found = excessAgreement({ y: [1, 0], meanLabel: [0.5, 0], family: [1, 2] });
  expect(found!.value).toBeCloseTo(0.5, 12);
});

test('equals Cohen’s kappa where each row has one relative and both sides have one rate', () => {
  // scikit-learn 1.2.1: cohen_kappa_score([1,1,0,0,0,0,1,0,0,0], [1,0,0,0,1,0,1,0,0,0]).
  const found = excessAgreement({
    y: [1, 1, 0, 0, 0, 0, 1, 0, 0, 0],
    meanLabel: [1, 0, 0, 0, 1, 0, 1, 0, 0, 0],
    family: [...Array(10).keys()],
  });
  expect(found!.value).toBeCloseTo(0.5238095238095238, 12);
});

test('rows that are late less often than others do not agree for that alone', () => {
  const y = [...Array(99).fill(0), 1] as number[];
  const meanLabel = y.map((_, i) => (i === 0 ? 1 : 0));
  const found = excessAgreement({ y, meanLabel, family: [...y.keys()] })!;
  expect(Math.abs(found.value)).toBeLessThan(0.02);
});

test('strangers agree by chance: the interval holds 0 and the value is small', () => {
  const rng = new Random(3, 'strangers');
  const draw = () => (rng.uniform() < 0.15 ? 1 : 0);
  const rows = Array.from({ length: 20000 }, (_, i) => ({
    y: draw(),
    meanLabel: draw(),
    family: i,
  }));
  const found = excessAgreement({
    y: rows.map((r) => r.y),
    meanLabel: rows.map((r) => r.meanLabel),
    family: rows.map((r) => r.family),
  })!;
  expect(Math.abs(found.value)).toBeLessThan(0.02);
  expect(found.low).toBeLessThan(0);
  expect(found.high).toBeGreaterThan(0);
});

test('rows of one family count once: repeating rows does not narrow the interval', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ y: fc.nat({ max: 1 }), mean: fc.constantFrom(0, 0.5, 1) }), {
        minLength: 3,
        maxLength: 20,
      }),
      fc.integer({ min: 2, max: 5 }),
      (rows, times) => {
        const of = (n: number) => {
          const repeated = rows.flatMap((row, family) => Array(n).fill({ ...row, family }));
          return excessAgreement({
            y: repeated.map((r) => r.y as number),
            meanLabel: repeated.map((r) => r.mean as number),
            family: repeated.map((r) => r.family as number),
          })!;
        };
        const [once, often] = [of(1), of(times)];
        expect(often.value).toBeCloseTo(once.value, 10);
        expect(often.low).toBeCloseTo(once.low, 10);
      },
    ),
  );
});

test('there is nothing to say without rows, and no interval for one family', () => {
  expect(excessAgreement({ y: [], meanLabel: [], family: [] })).toBeNull();
  expect(excessAgreement({ y: [1, 0], meanLabel: [1, 0], family: [1, 1] })!.low).toBeNaN();
});
