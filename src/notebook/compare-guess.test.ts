import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ask, PredictCell } from './cells/predict.ts';
import { compareGuess, flawOfGuess, type Guess } from './compare-guess.ts';

const TEXT = { name: 'text', digits: null } as const;
const prose = (html: string) => ({ html, figures: [] });
const items = (...values: (string | number)[]) =>
  values.map((value) => ({ text: prose(`about ${value}`), value }));

function compared(ask: Ask, guess: Guess, result: unknown) {
  const cell = { id: 'guess', about: { cell: 'one', path: ['it'] }, ask } as unknown as PredictCell;
  return compareGuess(cell, guess, () => ({ it: result }));
}

describe('a guess of a number', () => {
  const ask: Ask = {
    ...{ kind: 'number', range: [0, 1], step: 0.01, unit: '' },
    format: { name: 'percent', digits: null },
  };
  it('is as far off as the two numbers are apart', () => {
    expect(compared(ask, 0.3, 0.61)).toEqual({
      said: '30 %',
      is: '61 %',
      truth: 0.61,
      distance: 0.31,
      distanceInWords: '31 points off',
    });
  });
  it('cannot be compared with what is no number, and says so', () => {
    expect(() => compared(ask, 0.3, 'much')).toThrow(
      'The prediction "guess" cannot be compared: it is "much"; a number is needed.',
    );
  });
});

describe('a choice', () => {
  const ask: Ask = { kind: 'choice', options: items(0.1, 0.3, 0.6), format: TEXT, unit: '' };
  it('is right when it is the nearest to the result', () => {
    expect(compared(ask, 1, 0.44)).toMatchObject({ truth: 1, distance: 0, is: 'about 0.3' });
    expect(compared(ask, 1, 0.46)).toMatchObject({ truth: 2, distance: 1, said: 'about 0.3' });
  });
  it('is right when its text is the result', () => {
    const texts: Ask = { ...ask, options: items('rises', 'falls') };
    expect(compared(texts, 0, 'falls')).toMatchObject({ truth: 1, distance: 1 });
    expect(() => compared(texts, 0, 'stays')).toThrow(/"stays"/);
  });
});

describe('an order', () => {
  const ask: Ask = { kind: 'order', items: items('H1', 'H2', 'H3', 'H4') };
  const orders = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
  const values = (order: readonly number[]) => order.map((at) => `H${at + 1}`);

  it('is off by the share of pairs that stand the wrong way round', () => {
    expect(compared(ask, [0, 1, 2, 3], values([0, 2, 1, 3]))).toMatchObject({
      distance: 1 / 6,
      distanceInWords: '1 of 6 pairs the other way round',
      is: 'about H1, about H3, about H2, about H4',
    });
    expect(compared(ask, [0, 1, 2, 3], values([3, 2, 1, 0])).distance).toBe(1);
  });
  it('is never off from itself, and as far off one way as the other', () => {
    fc.assert(
      fc.property(orders, orders, (a, b) => {
        expect(compared(ask, a, values(a)).distance).toBe(0);
        expect(compared(ask, a, values(b)).distance).toBe(compared(ask, b, values(a)).distance);
      }),
    );
  });
  it('takes items out of a longer list, and refuses one that lacks them', () => {
    expect(compared(ask, [0, 1, 2, 3], ['H9', ...values([0, 1, 2, 3])]).distance).toBe(0);
    expect(() => compared(ask, [0, 1, 2, 3], ['H1'])).toThrow(/does not hold each item/);
  });
});

describe('a curve', () => {
  const axis = { range: [0, 10] as const, title: 'x', format: TEXT };
  const ask: Ask = { kind: 'curve', x: axis, y: axis, columns: ['day', 'open'] };
  const rows = [0, 5, 10].map((day) => ({ day, open: day }));

  it('is off by the mean distance at the points of the result', () => {
    const drawn = [
      [0, 0],
      [10, 10],
    ] as const;
    expect(compared(ask, drawn, rows).distance).toBe(0);
    const level = [
      [2, 5],
      [4, 5],
    ] as const;
    expect(compared(ask, level, rows).distance).toBeCloseTo(10 / 3, 12);
  });
  it('reads the result from a table as well', () => {
    const table = {
      kind: 'table',
      names: ['day', 'open'],
      columns: [
        [0, 10],
        [0, 10],
      ],
    };
    expect(
      compared(
        ask,
        [
          [0, 0],
          [10, 10],
        ],
        table,
      ).truth,
    ).toEqual([
      [0, 0],
      [10, 10],
    ]);
  });
});

it('a stored guess of another question is told by its flaw', () => {
  const choice: Ask = { kind: 'choice', options: items(1, 2), format: TEXT, unit: '' };
  const order: Ask = { kind: 'order', items: items(1, 2) };
  expect(flawOfGuess(choice, 1)).toBeNull();
  for (const wrong of [2, -1, 0.5, '1', [0]]) expect(flawOfGuess(choice, wrong)).toMatch(/answer/);
  expect(flawOfGuess(order, [1, 0])).toBeNull();
  for (const wrong of [[0], [0, 0], [0, 2], 1]) expect(flawOfGuess(order, wrong)).toMatch(/answer/);
});
