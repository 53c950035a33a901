import { expect, test } from 'vitest';
import { catalog } from '../../catalog/index.ts';
import { toExperiment } from '../experiment.ts';
import { frameOf } from '../frame.ts';
import { smallWorld, type SmallParcel } from '../small-world.test-data.ts';
import { twinLabels } from './twin-labels.ts';

const parcel = (created: string, late: boolean, hub = 'H1'): SmallParcel => ({
  ...{ created, promised: '2024-02-03', delivered: late ? '2024-02-04' : '2024-02-02', hub },
});
const world = smallWorld([
  parcel('2024-02-01 10:00', true),
  parcel('2024-02-01 10:40', false),
  parcel('2024-02-01 11:00', true),
  parcel('2024-02-01 12:01', true),
  parcel('2024-02-01 10:30', true, 'H2'),
]);
const experiment = toExperiment({ label: { id: 'door' }, replayWeeks: 1 });

/** Rows sorted by creation: 10:00, 10:30 (H2), 10:40, 11:00, 12:01. */
const frame = frameOf(experiment, world, catalog);
const fold = (train: number[], test: number[]) => ({
  trainIndex: Int32Array.from(train),
  testIndex: Int32Array.from(test),
  gapIndex: new Int32Array(0),
});

test('twins are training rows of the group within an hour, at either side and to the minute', () => {
  const found = twinLabels(frame, fold([0, 1, 2, 4], [3]))!;
  // Of 11:00: 10:00 (late) and 10:40 (on time) are twins; 12:01 is a minute too far, 10:30 is another hub's.
  expect([...found.rows]).toEqual([2]);
  expect([...found.twinMean]).toEqual([0.5]);
});

test('the group’s rate leaves the twins out and is pulled to the rate of all', () => {
  const found = twinLabels(frame, fold([0, 1, 2, 4], [3]))!;
  // Left of H1 is 12:01, late; of all four training rows three are late: (1 + 5 × ¾) / (1 + 5).
  expect(found.groupRate[0]).toBeCloseTo((1 + 5 * 0.75) / 6, 12);
});

test('a row without a twin is left out', () => {
  expect(twinLabels(frame, fold([0, 2], [1, 4]))!.rows).toHaveLength(0);
});

test('without a group there is nothing to look up', () => {
  const roles = { ...world.roles, group: null };
  const nameless = { ...frame, world: { ...world, roles } };
  expect(twinLabels(nameless, fold([0], [2]))).toBeNull();
});
