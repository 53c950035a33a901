import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute } from './attribution.ts';
import type { Choice } from './result.ts';

const CHOICES: Choice[] = ['label', 'features', 'split', 'transforms'];

/** Runs the attribution of a value table: optimism by the set of choices kept. */
async function barsOf(
  value: (kept: ReadonlySet<Choice>) => number,
  how: 'pair' | 'exact',
  why: (choice: Choice) => string | null = () => null,
) {
  const steps = attribute<string>(CHOICES, why, how, async function* (kept) {
    yield 'a fit';
    return value(kept);
  });
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

describe('attribution', () => {
  it.each(['pair', 'exact'] as const)(
    'adds up to optimism(run) − optimism(twin) (%s)',
    async (how) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 16, maxLength: 16 }),
          async (table) => {
            const value = (kept: ReadonlySet<Choice>) =>
              table[
                CHOICES.reduce((sum, choice, bit) => sum + (kept.has(choice) ? 2 ** bit : 0), 0)
              ]!;
            const bars = await barsOf(value, how);
            const sum = bars.reduce((total, bar) => total + bar.value, 0);
            expect(sum).toBeCloseTo(table[15]! - table[0]!, 10);
            for (const bar of bars) {
              expect(bar.low).toBeLessThanOrEqual(bar.value + 1e-12);
              expect(bar.high).toBeGreaterThanOrEqual(bar.value - 1e-12);
            }
          },
        ),
        { numRuns: 50 },
      );
    },
  );

  it('shares out what two choices only do together', async () => {
    const value = (kept: ReadonlySet<Choice>) =>
      kept.has('label') && kept.has('features') ? 0.1 : 0;
    const [label, features, split] = await barsOf(value, 'pair');
    expect(label).toEqual({ choice: 'label', value: 0.05, low: 0, high: 0.1 });
    expect(features).toEqual({ choice: 'features', value: 0.05, low: 0, high: 0.1 });
    expect(split!.value).toBe(0);
  });

  it('gives a choice that can change nothing exactly 0, says why, and runs nothing for it', async () => {
    const asked: string[] = [];
    const bars = await barsOf(
      (kept) => {
        asked.push([...kept].join());
        return kept.size;
      },
      'pair',
      (choice) => (choice === 'features' ? null : 'This choice is already the honest one.'),
    );
    expect(bars[0]).toEqual({
      choice: 'label',
      value: 0,
      low: 0,
      high: 0,
      why: 'This choice is already the honest one.',
    });
    expect(bars[1]!.value).toBe(1);
    expect(new Set(asked)).toEqual(new Set(['', 'features']));
  });
});
