import { log } from './elementary.ts';

/**
 * log(n₁ / n₀) of labels 0 and 1: the best guess of the log-odds when nothing is known of a row, and so
 * the point from which a model starts to learn.
 * @throws when there is one class only: the odds are then infinite and nothing can be told apart.
 */
export function logOddsOfOnes(y: Uint8Array): number {
  let ones = 0;
  for (let i = 0; i < y.length; i++) ones += y[i]!;
  const zeros = y.length - ones;
  if (ones === 0 || zeros === 0)
    throw new Error(
      `The ${y.length} training rows hold ${ones} of label 1 and ${zeros} of label 0; a model needs both. ` +
        'Take more rows or another label.',
    );
  return log(ones / zeros);
}
