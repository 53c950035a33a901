import { wholeTableFeature } from '../feature-families/entity-encoding.ts';
import type { FeatureSet } from '../feature.ts';
import { featureSet as creation } from './creation.ts';

export const featureSet: FeatureSet = {
  id: 'whole-table',
  title: 'With whole-table rates',
  summary:
    'Creation columns and the label’s mean by hub and day, carrier and week, zone and merchant and month.',
  order: 4,
  of: (world) => [
    ...creation.of(world),
    ...world.roles.entities.map((entity) => wholeTableFeature(world, entity)),
  ],
};
