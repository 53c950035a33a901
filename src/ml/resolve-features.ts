import type { Feature, FeatureSet } from './feature.ts';
import type { World } from './world.ts';

/**
 * The features that a list of ids stands for: each id is a set or a single feature, in the order given,
 * none twice. An unknown id throws with the sets that exist and the closest names.
 */
export function resolveFeatures(
  ids: readonly string[],
  sets: readonly FeatureSet[],
  world: Pick<World, 'columns' | 'roles'>,
): Feature[] {
  const chosen = new Map<string, Feature>();
  const single = new Map(sets.flatMap((set) => set.of(world)).map((f) => [f.id, f]));
  for (const id of ids) {
    const set = sets.find((s) => s.id === id && !s.singly);
    const found = set ? set.of(world) : [single.get(id)].filter((f) => f !== undefined);
    if (found.length === 0)
      throw new Error(
        `There is no feature "${id}". There are the sets ${setNames(sets)}, and single columns: ${[...single.keys()].join(', ')}.`,
      );
    for (const feature of found) chosen.set(feature.id, feature);
  }
  return [...chosen.values()];
}

function setNames(sets: readonly FeatureSet[]): string {
  return sets
    .filter((s) => !s.singly)
    .map((s) => s.id)
    .join(', ');
}

/**
 * The ids of the clock-legal counterparts of a choice of features: later columns dropped, means and
 * whole-table rates replaced by the as-of rates of the same entities, all else kept. A choice of which
 * nothing is left falls back to the columns known at creation.
 */
export function honestFeatures(
  ids: readonly string[],
  sets: readonly FeatureSet[],
  world: Pick<World, 'columns' | 'roles'>,
): string[] {
  const chosen = resolveFeatures(ids, sets, world);
  const honest = [...new Set(chosen.flatMap((f) => f.honest))];
  const unchanged = honest.length === chosen.length && chosen.every((f) => honest.includes(f.id));
  if (unchanged) return [...ids];
  return honest.length === 0 ? ['creation'] : inShort(honest, sets, world);
}

/** The ids of a choice of features without some of them; empty when nothing is left. */
export function withoutFeatures(
  ids: readonly string[],
  removed: readonly string[],
  sets: readonly FeatureSet[],
  world: Pick<World, 'columns' | 'roles'>,
): string[] {
  const kept = resolveFeatures(ids, sets, world).filter(({ id }) => !removed.includes(id));
  return inShort(
    kept.map(({ id }) => id),
    sets,
    world,
  );
}

/** The columns known at creation by the name of their set, where all of them are there. */
function inShort(
  ids: readonly string[],
  sets: readonly FeatureSet[],
  world: Pick<World, 'columns' | 'roles'>,
): string[] {
  const set = sets.find((s) => s.id === 'creation');
  const creation = set?.of(world).map((f) => f.id) ?? [];
  if (creation.length === 0 || !creation.every((id) => ids.includes(id))) return [...ids];
  return ['creation', ...ids.filter((id) => !creation.includes(id))];
}
