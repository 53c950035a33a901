import type { Ask, PredictCell } from './cells/predict.ts';
import { formatValue, type FigureFormat } from './figure.ts';
import { plainText } from './plain-text.ts';
import { lookUpReference, rowsAt } from './reference.ts';

/** A number; the position of an option; positions of all items in order; points of a curve. */
export type Guess = number | readonly number[] | readonly (readonly [number, number])[];

/** A guess beside what came. Figures may name each field: `{{ share.said }}`. */
export interface Comparison {
  /** The guess in words. */
  said: string;
  /** The result in words. It and all below are null while there is none. */
  is: string | null;
  /**
   * How far off: |guess − result| of a number; the mean of that over a curve; for a choice 0 or 1; for an
   * order the share of pairs that stand the wrong way round (Kendall's distance), 0 to 1.
   */
  distance: number | null;
  distanceInWords: string | null;
  /** The result in the guess's own form, to be drawn beside it. */
  truth: Guess | null;
}

/**
 * Compares a guess, or none, with the result if it is there. Throws, naming the cell, when it is no result
 * for this question.
 */
export function compareGuess(
  { id, about, ask }: PredictCell,
  guess: Guess | null,
  valueOf: (id: string) => unknown,
): Comparison {
  const said = guess === null ? 'nothing' : inWords(ask, guess);
  const none = { distance: null, distanceInWords: null };
  if (valueOf(about.cell) === undefined) return { said, is: null, truth: null, ...none };
  try {
    const truth = truthOf(ask, about, valueOf);
    const distance = guess === null ? none : distanceOf(ask, guess, truth);
    return { said, is: inWords(ask, truth), truth, ...distance };
  } catch (error) {
    throw new Error(`The prediction "${id}" cannot be compared: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function truthOf(ask: Ask, about: PredictCell['about'], valueOf: (id: string) => unknown): Guess {
  if (ask.kind === 'curve') {
    const [x, y] = ask.columns;
    return rowsAt(about, valueOf).rows.map(
      (row) => [numeric(row[x], x), numeric(row[y], y)] as const,
    );
  }
  const value = lookUpReference(about, valueOf);
  if (ask.kind === 'number') return numeric(value, 'it');
  if (ask.kind === 'choice') return nearest(ask, value);
  if (!Array.isArray(value)) throw new Error('an order needs a list of values.');
  const positions = value
    .map((one) => ask.items.findIndex((item) => item.value === one))
    .filter((at) => at >= 0);
  if (new Set(positions).size !== ask.items.length)
    throw new Error(`${JSON.stringify(value)} does not hold each item's value once.`);
  return positions;
}

/** The option that is the result or, among numbers, the nearest one. */
function nearest({ options }: Extract<Ask, { kind: 'choice' }>, value: unknown): number {
  const same = options.findIndex((option) => option.value === value);
  if (same >= 0) return same;
  const number = numeric(value, 'it');
  const gaps = options.map((option) => Math.abs(numeric(option.value, 'an option') - number));
  return gaps.indexOf(Math.min(...gaps));
}

function distanceOf(
  ask: Ask,
  guess: Guess,
  truth: Guess,
): Pick<Comparison, 'distance' | 'distanceInWords'> {
  if (ask.kind === 'number') {
    const distance = Math.abs((guess as number) - (truth as number));
    return { distance, distanceInWords: `${difference(distance, ask.format)}${ask.unit} off` };
  }
  if (ask.kind === 'choice') {
    const distance = guess === truth ? 0 : 1;
    return { distance, distanceInWords: distance === 0 ? 'as you said' : 'another one came' };
  }
  if (ask.kind === 'order') {
    const { swapped, pairs } = wrongPairs(guess as number[], truth as number[]);
    return {
      distance: swapped / pairs,
      distanceInWords:
        swapped === 0 ? 'as you said' : `${swapped} of ${pairs} pairs the other way round`,
    };
  }
  const drawn = guess as readonly (readonly [number, number])[];
  const gaps = (truth as typeof drawn).map(([x, y]) => Math.abs(heightAt(drawn, x) - y));
  const distance = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  return { distance, distanceInWords: `on average ${difference(distance, ask.y.format)} off` };
}

/** A difference of two percentages is in points: 31 % and 30 % are one point apart. */
function difference(distance: number, format: FigureFormat): string {
  if (format.name !== 'percent') return formatValue(distance, format);
  const points = formatValue(distance, { ...format, name: 'points' });
  return `${points} ${points === '1' ? 'point' : 'points'}`;
}

function wrongPairs(guess: readonly number[], truth: readonly number[]) {
  let swapped = 0;
  for (let i = 0; i < truth.length; i++)
    for (let j = i + 1; j < truth.length; j++)
      if (guess.indexOf(truth[i]!) > guess.indexOf(truth[j]!)) swapped++;
  return { swapped, pairs: (truth.length * (truth.length - 1)) / 2 };
}

/** The drawn line at x: straight between its points, level beyond them. */
function heightAt(points: readonly (readonly [number, number])[], x: number): number {
  const sorted = [...points].sort((a, b) => a[0] - b[0]);
  const after = sorted.findIndex((point) => point[0] >= x);
  if (after < 0) return sorted.at(-1)![1];
  if (after === 0) return sorted[0]![1];
  const [x0, y0] = sorted[after - 1]!;
  const [x1, y1] = sorted[after]!;
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

function inWords(ask: Ask, guess: Guess): string {
  if (ask.kind === 'number') return `${formatValue(guess, ask.format)}${ask.unit}`;
  if (ask.kind === 'choice') return plainText(ask.options[guess as number]!.text);
  if (ask.kind === 'order')
    return (guess as number[]).map((at) => plainText(ask.items[at]!.text)).join(', ');
  return `a line of ${(guess as readonly unknown[]).length} points`;
}

function numeric(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new Error(`${name} is ${JSON.stringify(value) ?? 'nothing'}; a number is needed.`);
  return value;
}

/** What is wrong with a stored guess, or null when it answers this question. */
export function flawOfGuess(ask: Ask, guess: unknown): string | null {
  const flaw = 'its guess does not answer this question';
  if (ask.kind === 'number')
    return typeof guess === 'number' && Number.isFinite(guess) ? null : flaw;
  if (ask.kind === 'choice') return isPosition(guess, ask.options.length) ? null : flaw;
  if (!Array.isArray(guess)) return flaw;
  if (ask.kind === 'order') {
    const { length } = ask.items;
    const whole = guess.every((at) => isPosition(at, length)) && new Set(guess).size === length;
    return whole && guess.length === length ? null : flaw;
  }
  const isPoint = (point: unknown) =>
    Array.isArray(point) && point.length === 2 && point.every((n) => Number.isFinite(n));
  return guess.length >= 2 && guess.every(isPoint) ? null : flaw;
}

function isPosition(value: unknown, length: number): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < length;
}
