import { groupMeanFeature } from '../feature-families/entity-encoding.ts';
import type { FeatureSet } from '../feature.ts';
import { featureSet as creation } from './creation.ts';

export const featureSet: FeatureSet = {
  id: 'group-means',
  title: 'With plain group means',
  summary:
    'Creation columns and the label’s mean by hub, carrier, zone and merchant over all rows.',
  order: 3,
  of: (world) => [
    ...creation.of(world),
    ...world.roles.entities.map((entity) => groupMeanFeature(world, entity)),
  ],
};
