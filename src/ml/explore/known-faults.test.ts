import { expect, test } from 'vitest';
import { sourceSpecs } from '../../../datasets/deliveries/source-specs.ts';
import { knownFaults } from './known-faults.ts';

const faultsOf = (name: string, date: string) =>
  knownFaults(
    sourceSpecs.find((source) => source.name === name)!,
    date,
  );

test('a fault is told from the day on which it came, and not before', () => {
  expect(faultsOf('parcels', '2024-09-30')).not.toMatch(/pounds/);
  expect(faultsOf('parcels', '2024-10-01')).toMatch(/returns.*; pounds for kilograms/);
  expect(faultsOf('zones', '2023-12-31')).toBeNull();
  expect(faultsOf('zones', '2024-01-01')).toMatch(/new codes/);
});

test('a source without a fault has none on any day', () => {
  expect(faultsOf('hubs', '2024-12-31')).toBeNull();
});
