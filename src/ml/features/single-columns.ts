import { crossedFeature } from '../feature-families/interaction.ts';
import { rawFeature } from '../feature-families/raw.ts';
import { dayNumberFeature } from '../feature-families/temporal.ts';
import type { FeatureSet } from '../feature.ts';

export const featureSet: FeatureSet = {
  id: 'single-columns',
  title: 'Single columns',
  summary:
    'Columns that are in no set, to see what they do: ids, dates and the label’s own sources.',
  order: 6,
  singly: true,
  of: (world) => [
    dayNumberFeature,
    ...crossedFeature(world),
    ...world.columns.filter((c) => c.feature === 'single').map((c) => rawFeature(world, c)),
  ],
};
