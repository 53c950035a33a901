import type { Values } from './lists.ts';

/** A list as numbers: dates as minutes since 1970, booleans as 0 and 1, missing as NaN. @throws on texts. */
export function numbers(values: Values): Float64Array {
  if (values instanceof Float64Array) return values;
  return Float64Array.from(Array.from(values), (value, row) => {
    if (value === null || value === undefined) return NaN;
    if (value instanceof Date) return value.getTime() / 60_000;
    if (typeof value === 'number' || typeof value === 'boolean') return Number(value);
    throw new Error(
      `The value of row ${row} is ${JSON.stringify(value)}; numbers or dates are needed here. For texts there are cramersV and mutualInformation.`,
    );
  });
}

/** Booleans are categories: they become texts, all else stays. */
export function textsOfBooleans(values: Values): unknown[] {
  return Array.from(values, (value) => (typeof value === 'boolean' ? String(value) : value));
}

/** @throws when lists of the same rows differ in length. */
export function sameLength(lists: Readonly<Record<string, ArrayLike<unknown>>>): void {
  const lengths = Object.entries(lists).map(([name, { length }]) => `${name} has ${length}`);
  if (new Set(Object.values(lists).map(({ length }) => length)).size > 1)
    throw new Error(`The lists must be of the same rows: ${lengths.join(', ')}.`);
}
