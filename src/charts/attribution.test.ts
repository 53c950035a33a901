import { describe, expect, it } from 'vitest';
import { attributionChart } from './attribution.ts';
import { attributionSteps } from './attribution-steps.ts';
import { namedPalette, report, season } from './gallery/fixtures.ts';

const input = { offline: 0.946, replay: 0.794, bars: report.attribution!, season, honest: false };

describe('the waterfall', () => {
  it('goes from the promised to the delivered score without a jump', () => {
    const steps = attributionSteps(input);
    for (let i = 1; i < steps.length - 1; i++) expect(steps[i]!.from).toBe(steps[i - 1]!.to);
    expect(steps.at(-2)!.to).toBe(0.794);
    expect(steps.at(-2)!.to - steps.at(-2)!.from).toBeCloseTo(0.03, 12);
  });

  it('prints steps whose sum is the optimism', () => {
    const texts = attributionSteps(input).map((step) => step.text);
    expect(texts).toEqual(['0.946', '−0.155', '−0.049', '+0.022', '0', '+0.030', '0.794']);
  });

  it('tells a choice that takes from the promise from one that gives, not by colour alone', () => {
    const kinds = attributionSteps(input).map((step) => step.kind);
    expect(kinds.slice(1, 4)).toEqual(['takes', 'takes', 'gives']);
  });

  it('measures bars from chance, and from lower where a score is worse than chance', () => {
    expect(attributionSteps(input)[0]!.from).toBe(0.5);
    expect(attributionSteps({ ...input, replay: 0.47 })[0]!.from).toBe(0.45);
  });

  it('says in its table why a step is nothing, and each interval as a change of the score', () => {
    const { rows } = attributionChart(input, namedPalette, 900).table;
    expect(rows[1]).toEqual(['features', '−0.155', '−0.169', '−0.141', '']);
    expect(rows[4]![4]).toContain('trees bin by rank');
  });
});
