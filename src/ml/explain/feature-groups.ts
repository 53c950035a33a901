import type { Feature } from '../feature.ts';
import type { World } from '../world.ts';

/** Features that tell of the same thing, so that shuffling one would leave the others to answer for it. */
export interface FeatureGroup {
  group: string;
  title: string;
  features: string[];
  later: boolean;
}

/**
 * An entity's column, its rates, means and delays form one group, under the column's title; every other
 * feature is a group of its own. Order: as the features come.
 */
export function featureGroups(
  features: readonly Feature[],
  { columns }: Pick<World, 'columns'>,
): FeatureGroup[] {
  const groups = new Map<string, FeatureGroup>();
  for (const { id, title, later, entity } of features) {
    const group = entity ?? id;
    const known = groups.get(group);
    if (known) {
      known.features.push(id);
      known.later ||= later;
    } else {
      const column = columns.find(({ name }) => name === entity);
      groups.set(group, { group, title: column?.title ?? title, features: [id], later });
    }
  }
  return [...groups.values()];
}
