import type { Frame } from './frame.ts';
import type { Report } from './result.ts';
import type { Fold } from './split.ts';

/**
 * How many rows played which part; of several folds, the last one's. `unsettledAtTestStart` counts the
 * training rows whose label nobody had when the first test row was created: an evaluation that wants to
 * be repeatable in real time would have had to train without them. Where training rows are younger than
 * test rows these count too, since nobody had them at all.
 */
export function rowCounts(frame: Frame, folds: readonly Fold[]): Report['rows'] {
  const fold = folds.at(-1)!;
  const testStart = frame.created[frame.eligible[fold.testIndex[0]!]!]!;
  let unsettledAtTestStart = 0;
  for (const i of fold.trainIndex)
    if (frame.history.settledAt[frame.eligible[i]!]! >= testStart) unsettledAtTestStart++;
  return {
    train: fold.trainIndex.length,
    test: fold.testIndex.length,
    gap: fold.gapIndex.length,
    pending: frame.pending.length,
    replay: frame.replay.length,
    unsettledAtTestStart,
  };
}
