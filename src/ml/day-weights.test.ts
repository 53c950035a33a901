import { describe, expect, it } from 'vitest';
import { drawDayWeights } from './day-weights.ts';

describe('draws of days', () => {
  it('fill the calendar exactly, in every draw', () => {
    for (const days of [14, 15, 168]) {
      const draws = drawDayWeights(days, 'test');
      expect(draws).toHaveLength(1000);
      for (const weights of draws) expect(weights.reduce((sum, w) => sum + w, 0)).toBe(days);
    }
  });

  it('keep days of a block together, over the end of the calendar too', () => {
    for (const weights of drawDayWeights(140, 'test', { draws: 50 })) {
      const changes = weights.reduce(
        (count, w, day) => count + (w === weights[(day + 1) % 140] ? 0 : 1),
        0,
      );
      // 20 blocks have 40 edges at most.
      expect(changes).toBeLessThanOrEqual(40);
    }
  });

  it('draw every day equally often, those at the ends too', () => {
    const days = 21;
    const draws = drawDayWeights(days, 'test', { draws: 4000 });
    const means = Array.from(
      { length: days },
      (_, day) => draws.reduce((sum, weights) => sum + weights[day]!, 0) / draws.length,
    );
    // A day's count in a draw is binomial(3, 1/3): standard error .013 here.
    for (const mean of means) expect(Math.abs(mean - 1)).toBeLessThan(0.06);
  });

  it('are the same for the same calendar and stream, and others for another stream', () => {
    const draws = drawDayWeights(90, 'test', { draws: 5 });
    expect(drawDayWeights(90, 'test', { draws: 5 })).toEqual(draws);
    expect(drawDayWeights(90, 'replay', { draws: 5 })).not.toEqual(draws);
  });
});
