import type { FeatureContext } from '../feature.ts';
import { columnOf, MINUTES_PER_DAY } from '../table.ts';
import { windowedSums, type WindowedSums } from './windowed-sums.ts';

/** Strength of the pull towards the network's rate, in parcels. */
const PRIOR_COUNT = 5;

/**
 * The late rate of an entity as anybody could have known it when each parcel was created:
 * (Σ y_j(t) + 5 μ) / (n + 5) over its parcels promised in [t − window, t), where y_j(t) is the label as
 * held before t and μ the network's rate over the same window.
 *
 * The window is on the promise, not on delivery: every parcel whose promise has passed has an outcome
 * at the door, so none is selected by how it ended.
 *
 * @returns one rate a row of the world; NaN where no promise had passed in the whole network.
 */
export function asOfRate(
  context: FeatureContext,
  entity: string,
  windowDays: number,
): Float32Array {
  const { world, history } = context;
  const column = columnOf(world.table, entity, 'categorical');
  const created = columnOf(world.table, world.roles.created, 'time').values;
  const sums = windowedSums(
    {
      group: column.values,
      groups: column.categories.length,
      enterAt: history.knownFrom,
      first: history.first,
      changes: history.changes,
    },
    created,
    windowDays * MINUTES_PER_DAY,
  );
  return shrunkRates(sums);
}

function shrunkRates({ groupSum, groupCount, allSum, allCount }: WindowedSums): Float32Array {
  const rates = new Float32Array(groupSum.length);
  for (let i = 0; i < rates.length; i++) {
    const networkRate = allCount[i] ? allSum[i]! / allCount[i]! : NaN;
    rates[i] = (groupSum[i]! + PRIOR_COUNT * networkRate) / (groupCount[i]! + PRIOR_COUNT);
  }
  return rates;
}
