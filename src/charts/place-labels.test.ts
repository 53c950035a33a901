import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeLabels, type LabelWish } from './place-labels.ts';

const room = { labelHeight: 15, top: 0, bottom: 170 };

it('puts a lone label right beside its line', () => {
  expect(placeLabels([{ lineY: 80, prefer: 'above' }], room)).toEqual([71]);
  expect(placeLabels([{ lineY: 80, prefer: 'below' }], room)).toEqual([90]);
  expect(placeLabels([{ lineY: 80, prefer: 'on' }], room)).toEqual([80]);
});

it('keeps a label inside the picture though its line lies at the edge', () => {
  const [y] = placeLabels([{ lineY: 0, prefer: 'above' }], room);
  expect(y).toBe(8);
});

it('moves off the line of another score where there is room', () => {
  const [y] = placeLabels([{ lineY: 80, prefer: 'above' }], { ...room, lines: [[70, 74]] });
  expect(y! + 7.5 <= 70 || y! - 7.5 >= 74).toBe(true);
});

it('never puts labels over each other while they all fit', () => {
  const wish = fc.record<LabelWish>({
    lineY: fc.double({ min: -20, max: 190, noNaN: true }),
    prefer: fc.constantFrom('above', 'below', 'on'),
  });
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 5 }), (wishes) => {
      const ys = placeLabels(wishes, room).sort((a, b) => a - b);
      for (let i = 1; i < ys.length; i++) expect(ys[i]! - ys[i - 1]!).toBeGreaterThanOrEqual(15);
      for (const y of ys) expect(y).toBeGreaterThanOrEqual(7.5);
      for (const y of ys) expect(y).toBeLessThanOrEqual(162.5);
    }),
  );
});
