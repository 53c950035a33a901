import type { Interval } from '../ml/result.ts';

/** A score with three decimals; a dash where it has no value. */
export function scoreText(value: number | null | undefined): string {
  return value === null || value === undefined ? '—' : value.toFixed(3);
}

/** A difference of scores, always with its sign. */
export function differenceText(value: number): string {
  const text = Math.abs(value).toFixed(3);
  return Number(text) === 0 ? text : `${value < 0 ? '−' : '+'}${text}`;
}

export function intervalText({ low, high }: Pick<Interval, 'low' | 'high'>): string {
  return `[${differenceText(low)}, ${differenceText(high)}]`;
}

/** A count with its thousands set apart. */
export function countText(count: number): string {
  return count.toLocaleString('en-US');
}
