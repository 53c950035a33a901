import { frameWith, type Frame } from '../frame.ts';
import type { LabelHistory } from '../label.ts';
import { Random } from '../random.ts';
import { NEVER } from '../table.ts';

/**
 * The same rows with their labels dealt out anew: every feature that reads labels is computed from the
 * scrambled ones, rates as of creation from a history that holds them. No column of the table changes, so
 * what still tells the test rows from each other has read their labels.
 * @param seed another seed deals otherwise.
 */
export function scrambleLabels(frame: Frame, seed: number): Frame {
  const order = new Random(seed, 'scrambled labels').shuffle(
    Int32Array.from(frame.eligible, (_, i) => i),
  );
  const y = Uint8Array.from(order, (i) => frame.y[i]!);
  return frameWith(frame, { y, history: historyWith(frame, y) });
}

/** Eligible rows hold their scrambled label from the day they can be judged, and never another. */
function historyWith({ eligible, history }: Frame, y: Uint8Array): LabelHistory {
  const first = history.first.slice();
  const changes = history.changes.map(({ at, to }) => ({ at: at.slice(), to }));
  eligible.forEach((row, i) => {
    first[row] = y[i]!;
    for (const { at } of changes) at[row] = NEVER;
  });
  return { ...history, first, changes };
}
