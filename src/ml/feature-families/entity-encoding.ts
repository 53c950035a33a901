import { columnTitle } from '../column-title.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import { asOfRate } from '../rates/as-of-rate.ts';
import { columnOf, dayOfMinutes } from '../table.ts';
import type { EntityRole, World } from '../world.ts';
import { rateId } from './aggregation.ts';
import { monthOf, weekOf } from './temporal.ts';

type Dictionary = Pick<World, 'columns'>;

/** (Σ y + .5) / (n + 5): what a plain mean with a little smoothing gives. */
const PRIOR_SUM = 0.5;
const PRIOR_COUNT = 5;

/**
 * The plain mean of the label by an entity over all eligible rows, test rows included. At serving the
 * same means, frozen as of today. A mild fault: each row's own label is one among many.
 */
export function groupMeanFeature(world: Dictionary, { column }: EntityRole): Feature {
  const title = columnTitle(world, column).toLowerCase();
  return {
    id: `mean:${column}`,
    title: `Mean label of ${title}`,
    summary: `Mean of the label over all eligible rows of this ${title}, test rows included.`,
    family: 'entity encoding',
    knownAt: 'today',
    later: false,
    honest: [rateId(column)],
    entity: column,
    viewless: true,
    values(_view, context) {
      const { values, categories } = columnOf(context.world.table, column, 'categorical');
      return { kind: 'numeric', values: means(context, values, categories.length) };
    },
  };
}

/**
 * What a hurried `groupby().transform('mean')` gives: the label's mean by entity and period of creation,
 * over all eligible rows, the parcel itself and its neighbours of the same day included. At serving the
 * period has only begun, so the same column holds the as-of rate, for that is all there is.
 */
export function wholeTableFeature(
  world: Dictionary,
  { column, windowDays, period }: EntityRole,
): Feature {
  const title = columnTitle(world, column).toLowerCase();
  return {
    id: `whole:${column}`,
    title: `Mean label of ${title} by ${period}`,
    summary: `Mean of the label over all eligible rows of this ${title} created in the same ${period}, the parcel itself included.`,
    family: 'entity encoding',
    knownAt: `end of the ${period}, settled`,
    later: true,
    honest: [rateId(column)],
    entity: column,
    values(view, context) {
      if (view.kind === 'serving')
        return { kind: 'numeric', values: asOfRate(context, column, windowDays) };
      const { key, size } = entityByPeriod(context, column, period);
      return { kind: 'numeric', values: means(context, key, size) };
    },
  };
}

const PERIOD_OF = { day: dayOfMinutes, week: weekOf, month: monthOf };

/** One number for each pair of entity and period that occurs. */
function entityByPeriod({ world }: FeatureContext, column: string, period: EntityRole['period']) {
  const { values, categories } = columnOf(world.table, column, 'categorical');
  const created = columnOf(world.table, world.roles.created, 'time').values;
  const periods = created.map(PERIOD_OF[period]);
  const first = periods.reduce((a, b) => Math.min(a, b), Infinity);
  const last = periods.reduce((a, b) => Math.max(a, b), -Infinity);
  const size = (last - first + 1) * categories.length;
  const key = values.map((code, i) =>
    code < 0 ? -1 : (periods[i]! - first) * categories.length + code,
  );
  return { key, size };
}

/** The mean label of each key over the eligible rows, for every row of the world; NaN without a key. */
function means({ eligible, y }: FeatureContext, key: Int32Array, size: number): Float32Array {
  const sum = new Float64Array(size);
  const count = new Int32Array(size);
  eligible.forEach((row, i) => {
    const k = key[row]!;
    if (k < 0) return;
    sum[k]! += y[i]!;
    count[k]!++;
  });
  return Float32Array.from(key, (k) =>
    k < 0 ? NaN : (sum[k]! + PRIOR_SUM) / (count[k]! + PRIOR_COUNT),
  );
}
