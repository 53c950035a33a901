import type { Frame } from './frame.ts';
import type { Fold } from './split.ts';
import { columnOf, MINUTES_PER_HOUR } from './table.ts';

/**
 * The share of test rows that have a training row of the same group created within an hour: a twin
 * whose outcome the model has seen. Null where the table names no group.
 */
export function trainingTwinShare(frame: Frame, fold: Fold): number | null {
  const { group } = frame.world.roles;
  if (!group) return null;
  const { values, categories } = columnOf(frame.world.table, group, 'categorical');
  const times: number[][] = categories.map(() => []);
  for (const i of fold.trainIndex) {
    const row = frame.eligible[i]!;
    if (values[row]! >= 0) times[values[row]!]!.push(frame.created[row]!);
  }
  let twins = 0;
  for (const i of fold.testIndex) {
    const row = frame.eligible[i]!;
    if (values[row]! >= 0 && hasWithin(times[values[row]!]!, frame.created[row]!, MINUTES_PER_HOUR))
      twins++;
  }
  return twins / fold.testIndex.length;
}

/** Whether ascending times hold one within `reach` of t. */
function hasWithin(times: readonly number[], t: number, reach: number): boolean {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < t - reach) low = middle + 1;
    else high = middle;
  }
  return low < times.length && times[low]! <= t + reach;
}
