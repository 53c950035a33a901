import { columnTitle } from '../column-title.ts';
import type { Feature } from '../feature.ts';
import { pickupDelays, shareOverdue } from '../rates/fresh-signals.ts';
import type { World } from '../world.ts';

/** Signals of congestion that are known within hours. They need a group and a pickup time. */
export function freshFeatures(world: Pick<World, 'columns' | 'roles'>): Feature[] {
  const { group, pickedUp } = world.roles;
  if (!group || !pickedUp) return [];
  const title = columnTitle(world, group).toLowerCase();
  return [
    fresh(
      `pickupDelay:${group}`,
      `Pickup delay of ${title}, 24 h`,
      'Mean hours to pickup of the parcels picked up here in the last day.',
      (world) => pickupDelays(world, group).group,
      group,
    ),
    fresh(
      'pickupDelay:network',
      'Pickup delay of the network, 24 h',
      'Mean hours to pickup of all parcels picked up in the last day.',
      (world) => pickupDelays(world, group).network,
    ),
    fresh(
      `overdue:${group}`,
      `Share overdue of ${title}`,
      'Of the parcels promised here in the last 4 days, the share still on the road.',
      (world) => shareOverdue(world, group),
      group,
    ),
  ];
}

function fresh(
  id: string,
  title: string,
  summary: string,
  of: (world: World) => Float32Array,
  entity?: string,
): Feature {
  return {
    id,
    title,
    summary,
    family: 'lag',
    knownAt: 'as of creation',
    later: false,
    honest: [id],
    ...(entity !== undefined && { entity }),
    viewless: true,
    values: (_view, { world }) => ({ kind: 'numeric', values: of(world) }),
  };
}
