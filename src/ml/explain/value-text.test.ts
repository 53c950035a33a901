import { expect, it } from 'vitest';
import { catalog } from '../../catalog/index.ts';
import { toExperiment } from '../experiment.ts';
import { frameOf } from '../frame.ts';
import { resolveFeatures } from '../resolve-features.ts';
import { smallWorld } from '../small-world.test-data.ts';
import { valueReader } from './value-text.ts';

/** A test row, two replayed rows of one hub and day, and one that never came. */
const world = smallWorld([
  {
    created: '2024-05-20 10:30',
    promised: '2024-05-23',
    delivered: '2024-05-26 09:00',
    reasonAtDelivery: 'carrier_ops',
    reason: 'weather_exception',
    settled: '2024-07-03',
  },
  { created: '2024-07-02 08:00', promised: '2024-07-04', delivered: '2024-07-06', hub: 'H2' },
  { created: '2024-07-02 15:00', promised: '2024-07-04', delivered: '2024-07-03', hub: 'H2' },
  { created: '2024-07-05 11:00', promised: '2024-07-09', hub: 'H2', reason: 'lost' },
]);
const experiment = toExperiment({ label: { id: 'door' }, features: ['hub'] });
const frame = frameOf(experiment, world, catalog);
const { atCreation, inWarehouse } = valueReader(frame);
const feature = (id: string) => resolveFeatures([id], catalog.featureSets, world)[0]!;

it('gives what was not known at creation as missing, and in the end as it came', () => {
  expect(atCreation(feature('delivered'), 1)).toBeNull();
  expect(inWarehouse(feature('delivered'), 1, 'replay')).toBe('2024-07-06');
  expect(inWarehouse(feature('delivered'), 3, 'replay')).toBeNull();
});

it('gives of a test row what the warehouse says today, not what it says later', () => {
  expect(atCreation(feature('reason'), 0)).toBeNull();
  expect(inWarehouse(feature('reason'), 0, 'test')).toBe('carrier_ops');
});

it('holds a replayed parcel’s own label in a whole table’s mean, in the end', () => {
  // (1 late + .5) / (2 parcels + 5) of hub H2 on 2 July.
  expect(inWarehouse(feature('whole:hub'), 1, 'replay')).toBe('0.21429');
  expect(atCreation(feature('whole:hub'), 1)).not.toBe('0.21429');
});

it('writes whole numbers whole, others to five digits, categories by name', () => {
  expect(inWarehouse(feature('id'), 3, 'replay')).toBe('4');
  expect(inWarehouse(feature('hour'), 0, 'test')).toBe('10.5');
  expect(inWarehouse(feature('promiseHours'), 0, 'test')).toBe('61.5');
  expect(atCreation(feature('hub'), 2)).toBe('H2');
  expect(atCreation(feature('weekday'), 0)).toBe('Mon');
});
