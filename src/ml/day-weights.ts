import { Random } from './random.ts';

export const BLOCK_DAYS = 7;
export const DRAWS = 1000;

/** Part of every stream of draws, so that they hang on nothing else. */
const SEED = 1000;

/**
 * Draws for a circular block bootstrap of a calendar: blocks of 7 days are drawn with replacement until
 * the calendar is full again (the last block is cut), and a day's weight in a draw is how often it was
 * drawn. Blocks run over the end of the calendar to its start, so that every day is drawn as often as
 * any other.
 *
 * The same calendar length and stream always give the same draws.
 * Source: Politis & Romano 1992, "A circular block-resampling procedure for stationary data".
 * @param calendarDays number of days from the first to the last, days without rows included.
 * @param stream names what is drawn; two names give independent draws.
 * @returns one array a draw: the weight of each day of the calendar.
 */
export function drawDayWeights(
  calendarDays: number,
  stream: string,
  { blockDays = BLOCK_DAYS, draws = DRAWS } = {},
): Uint8Array[] {
  const rng = new Random(SEED, `bootstrap of days: ${stream}`);
  return Array.from({ length: draws }, () => {
    const weights = new Uint8Array(calendarDays);
    for (let drawn = 0; drawn < calendarDays; drawn += blockDays) {
      const start = rng.below(calendarDays);
      const length = Math.min(blockDays, calendarDays - drawn);
      for (let i = 0; i < length; i++) weights[(start + i) % calendarDays]!++;
    }
    return weights;
  });
}
