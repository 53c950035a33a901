import { expect, it } from 'vitest';
import { catalog } from '../catalog/index.ts';
import { toExperiment } from './experiment.ts';
import { frameOf } from './frame.ts';
import { minuteOf, smallWorld, type SmallParcel } from './small-world.test-data.ts';
import type { Fold } from './split.ts';
import { trainingTwins, trainingTwinShare } from './training-twins.ts';

const parcel = (time: string, hub: string, late = false): SmallParcel => ({
  created: `2024-03-01 ${time}`,
  promised: '2024-03-04 20:00',
  delivered: late ? '2024-03-05 10:00' : '2024-03-04 10:00',
  hub,
});
const parcels = [
  parcel('09:00', 'H1'),
  parcel('09:30', 'H1', true),
  parcel('09:50', 'H1'),
  parcel('10:00', 'H1', true),
  parcel('10:05', 'H1'),
  parcel('10:10', 'H2'),
  parcel('10:20', 'H1'),
  parcel('10:40', 'H1'),
  parcel('11:00', 'H1'),
  parcel('11:01', 'H1'),
  parcel('14:00', 'H2'),
];
const world = smallWorld(parcels);
const frame = frameOf(toExperiment({ features: ['hub'], label: { id: 'door' } }), world, catalog);
/** The parcels of 10:00 at the first hub and 14:00 at the second are tested on, all others trained on. */
const fold: Fold = {
  testIndex: Int32Array.of(3, 10),
  trainIndex: Int32Array.of(0, 1, 2, 4, 5, 6, 7, 8, 9),
  gapIndex: new Int32Array(0),
};

it('shows the five training rows of the same group nearest within the hour', () => {
  const twins = trainingTwins(frame, fold).sort((a, b) => Number(a.id) - Number(b.id));
  expect(twins.map(({ id, group, label }) => ({ id, group, label }))).toEqual([
    { id: '4', group: 'H1', label: 1 },
    { id: '11', group: 'H2', label: 0 },
  ]);
  expect(twins[0]!.created).toBe(minuteOf('2024-03-01 10:00'));
  expect(twins[0]!.twins.map(({ id }) => id)).toEqual(['5', '3', '7', '2', '8']);
  expect(twins[0]!.twins.map(({ label }) => label)).toEqual([0, 0, 0, 1, 0]);
  expect(twins[1]!.twins).toEqual([]);
});

it('counts the test rows that have one', () => {
  expect(trainingTwinShare(frame, fold)).toBe(0.5);
});

it('counts a row at the very end of the hour, and none a minute later', () => {
  const only = (train: number) => ({ ...fold, trainIndex: Int32Array.of(train) });
  expect(trainingTwinShare(frame, only(8))).toBe(0.5);
  expect(trainingTwinShare(frame, only(9))).toBe(0);
});

it('has nothing to show where the table names no group', () => {
  const ungrouped = { ...frame, world: { ...world, roles: { ...world.roles, group: null } } };
  expect(trainingTwins(ungrouped, fold)).toEqual([]);
  expect(trainingTwinShare(ungrouped, fold)).toBeNull();
});
