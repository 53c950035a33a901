import { setColumns } from '../feature-families/raw.ts';
import { temporalFeatures } from '../feature-families/temporal.ts';
import type { FeatureSet } from '../feature.ts';

export const featureSet: FeatureSet = {
  id: 'creation',
  title: 'Known at creation',
  summary: 'What the booking itself writes: carrier, service, distance, forecast, calendar.',
  order: 1,
  of: (world) => [...setColumns(world, 'creation'), ...temporalFeatures],
};
