import { score } from '../../charts/figures.ts';

/** How far a guess was from what came. */
export function guessInWords(guess: number, replayed: number | null): string {
  const words = `you guessed ${guess.toFixed(2)}`;
  if (replayed === null) return words;
  const off = guess - replayed;
  if (Math.abs(off) < 0.005) return `${words}: right`;
  return `${words}, ${score(Math.abs(off))} too ${off > 0 ? 'high' : 'low'}`;
}
