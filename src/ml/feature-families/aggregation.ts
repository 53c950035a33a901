import { columnTitle } from '../column-title.ts';
import type { Feature } from '../feature.ts';
import { asOfRate } from '../rates/as-of-rate.ts';
import type { EntityRole, World } from '../world.ts';

type Dictionary = Pick<World, 'columns' | 'roles'>;

/** The late rate of an entity over its window, as it could be known when each parcel was created. */
export function rateFeature(world: Dictionary, { column, windowDays }: EntityRole): Feature {
  const id = rateId(column);
  const title = columnTitle(world, column).toLowerCase();
  return {
    id,
    title: `Late rate of ${title}, ${windowDays} days`,
    summary: `Share of late parcels among those of this ${title} whose promise fell into the last ${windowDays} days, as known at creation.`,
    family: 'aggregation',
    knownAt: 'as of creation',
    later: false,
    honest: [id],
    entity: column,
    viewless: true,
    values: (_view, context) => ({
      kind: 'numeric',
      values: asOfRate(context, column, windowDays),
    }),
  };
}

export function rateId(column: string): string {
  return `rate:${column}`;
}

export function rateFeatures(world: Dictionary): Feature[] {
  return world.roles.entities.map((entity) => rateFeature(world, entity));
}
