import { exp, log } from '../elementary.ts';

/** The values that an option may take in a search. */
export interface Range {
  low: number;
  high: number;
  /** `log`: as many tries from .01 to .1 as from .1 to 1. Both ends must be above 0. */
  scale?: 'linear' | 'log';
  /** Whole numbers only. */
  whole?: boolean;
}

/** The options that are searched, by their names. */
export type Space = Readonly<Record<string, Range>>;
export type Point = Readonly<Record<string, number>>;

/**
 * The values at a place of the unit cube: 0 is the low end of a range, 1 the high end. Searches work in
 * the cube, where every option is as wide as any other.
 * @param place one number from 0 to 1 for each range, in the order of the space.
 */
export function pointAt(space: Space, place: readonly number[]): Point {
  const pairs = Object.entries(space).map(([name, range], axis) => {
    const { low, high, scale = 'linear', whole = false } = checked(name, range);
    const share = place[axis]!;
    const value = scale === 'log' ? low * exp(share * log(high / low)) : low + share * (high - low);
    const inside = Math.min(high, Math.max(low, value));
    return [name, whole ? Math.round(inside) : inside] as const;
  });
  return Object.fromEntries(pairs);
}

function checked(name: string, range: Range): Range {
  const { low, high, scale } = range;
  if (!(low < high))
    throw new Error(`"${name}" is searched from ${low} to ${high}; the first must be the smaller.`);
  if (scale === 'log' && low <= 0)
    throw new Error(`"${name}" begins at ${low}; on a log scale it must begin above 0.`);
  return range;
}
