import { setColumns } from '../feature-families/raw.ts';
import type { FeatureSet } from '../feature.ts';
import { featureSet as creation } from './creation.ts';

export const featureSet: FeatureSet = {
  id: 'all-columns',
  title: 'All columns of the table',
  summary: 'Creation columns and what was written later: scans, contacts, observed weather.',
  order: 5,
  of: (world) => [...creation.of(world), ...setColumns(world, 'later')],
};
