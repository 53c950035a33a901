import { expect, it } from 'vitest';
import { columns, roles } from '../../../datasets/deliveries/dictionary.ts';
import { catalog } from '../../catalog/index.ts';
import { resolveFeatures } from '../resolve-features.ts';
import { featureGroups } from './feature-groups.ts';

const groupsOf = (...ids: string[]) =>
  featureGroups(resolveFeatures(ids, catalog.featureSets, { columns, roles }), { columns });

it('puts what is said of an entity into the group of its column', () => {
  const hub = groupsOf('as-of').find(({ group }) => group === 'originHub');
  expect(hub).toEqual({
    group: 'originHub',
    title: 'Origin hub',
    features: ['originHub', 'rate:originHub', 'pickupDelay:originHub', 'overdue:originHub'],
    later: false,
  });
});

it('makes a group later when one of its features is', () => {
  const later = (id: string) => groupsOf(id).find(({ group }) => group === 'zone')!.later;
  expect([later('creation'), later('group-means'), later('whole-table')]).toEqual([
    false,
    false,
    true,
  ]);
});

it('leaves every other feature alone, and loses none', () => {
  const groups = groupsOf('as-of', 'all-columns');
  const ids = groups.flatMap(({ features }) => features);
  expect(new Set(ids).size).toBe(ids.length);
  const entities = new Set(roles.entities.map(({ column }) => column));
  for (const { group, features } of groups)
    if (!entities.has(group)) expect(features).toEqual([group]);
});
