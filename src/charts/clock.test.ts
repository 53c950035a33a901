import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockChart, type ClockInput } from './clock.ts';
import { clockLegend } from './clock-dots.ts';
import { placedLabels } from './clock-labels.ts';
import { clockLayout } from './clock-layout.ts';
import { clockInput, closeInput } from './gallery/gallery.ts';
import { namedPalette } from './gallery/fixtures.ts';

const labelsOf = (input: ClockInput, width: number) =>
  placedLabels(input, clockLayout(input, width));

describe('the labels of the clock', () => {
  const near = fc.double({ min: 0.8, max: 0.84, noNaN: true });

  it.each([900, 350])('do not overlap at %i pixels, however close the scores are', (width) => {
    fc.assert(
      fc.property(fc.tuple(near, near, near, near, near), ([a, b, c, d, guess]) => {
        const scores = { offline: a, replay: b, ceilingOffline: c, ceilingReplay: d };
        const input = { ...closeInput, scores: { ...closeInput.scores!, ...scores }, guess };
        const labels = labelsOf(input, width);
        for (const p of labels)
          for (const q of labels)
            if (p !== q && p.x === q.x) expect(Math.abs(p.y - q.y)).toBeGreaterThanOrEqual(15);
      }),
    );
  });

  it('stand beside the lines that they name', () => {
    const layout = clockLayout(clockInput, 900);
    const promised = labelsOf(clockInput, 900).find(({ text }) => text.startsWith('promised'))!;
    expect(promised.text).toBe('promised 0.946');
    expect(Math.abs(promised.y - layout.y(0.946))).toBeLessThanOrEqual(12);
  });

  it('show a promise as honest only where every choice is', () => {
    const colour = (input: ClockInput) =>
      labelsOf(input, 900).find(({ text }) => text.startsWith('promised'))!.color;
    expect(colour(clockInput)).toBe('leakText');
    expect(colour(closeInput)).toBe('honestText');
  });
});

describe('the clock', () => {
  const hidden: ClockInput = { ...clockInput, scores: null, dots: { minutes: [], role: [] } };

  it('shows and says no score before the prediction', () => {
    const everything = JSON.stringify(clockChart(hidden, namedPalette, 900));
    for (const secret of ['0.946', '0.794', '0.919', '0.834', 'promised 0', 'delivered 0'])
      expect(everything).not.toContain(secret);
    expect(clockChart(hidden, namedPalette, 900).description).toContain('no score is shown yet');
  });

  it('says in words what was promised and what was delivered', () => {
    expect(clockChart(clockInput, namedPalette, 900).description).toContain(
      'The test promised 0.946; the replay delivered 0.794, week by week between 0.766 and 0.822.',
    );
  });

  it('says which of the two ceilings is unknown', () => {
    const scores = { ...clockInput.scores!, ceilingOffline: null };
    expect(clockChart({ ...clockInput, scores }, namedPalette, 900).description).toContain(
      'The ceiling is unknown for the test rows and their label, 0.919 for the replay.',
    );
  });

  it('ends where the last replayed week ends', () => {
    const { end, today } = clockLayout(clockInput, 900);
    expect(new Date(today).toISOString()).toBe('2024-07-01T00:00:00.000Z');
    expect(new Date(end).toISOString()).toBe('2024-12-16T00:00:00.000Z');
  });

  it('names in its legend only the roles that are there, in the order of time', () => {
    const titles = clockLegend({ minutes: [1, 2, 3], role: ['replay', 'train', 'pending'] });
    expect(titles.map(({ title }) => title)).toEqual([
      'trained on',
      'label not settled',
      'the future, replayed',
    ]);
  });

  it('draws a row at the same height each time', () => {
    expect(clockChart(clockInput, namedPalette, 900)).toEqual(
      clockChart(clockInput, namedPalette, 900),
    );
  });
});
