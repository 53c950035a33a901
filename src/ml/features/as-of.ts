import { rateFeatures } from '../feature-families/aggregation.ts';
import { freshFeatures } from '../feature-families/lag.ts';
import type { FeatureSet } from '../feature.ts';
import { featureSet as creation } from './creation.ts';

export const featureSet: FeatureSet = {
  id: 'as-of',
  title: 'With rates as of creation',
  summary:
    'Creation columns, late rates of hub, carrier, zone and merchant as known then, and fresh signals.',
  order: 2,
  of: (world) => [...creation.of(world), ...rateFeatures(world), ...freshFeatures(world)],
};
