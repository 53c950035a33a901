import { expect, test } from 'vitest';
import { simulate } from '../../../datasets/deliveries/simulate.ts';
import { catalog } from '../../catalog/index.ts';
import { toExperiment } from '../experiment.ts';
import { frameOf } from '../frame.ts';
import { labelAsOf } from '../label-as-of.ts';
import { resolveFeatures } from '../resolve-features.ts';
import { scrambleLabels } from './scramble-labels.ts';

const dataset = { name: 'deliveries', seed: 3, scenario: 'default', rows: 6000 };
const world = simulate(dataset);
const frame = frameOf(toExperiment({ dataset }), world, catalog);
const scrambled = scrambleLabels(frame, 7);
const [scans, merchant, rate] = resolveFeatures(
  ['scans', 'mean:merchant', 'rate:originHub'],
  catalog.featureSets,
  world,
);

test('labels are dealt out anew among the eligible rows, and their history holds the same ones', () => {
  const sum = (y: Uint8Array) => y.reduce((a, b) => a + b, 0);
  expect(sum(scrambled.y)).toBe(sum(frame.y));
  expect(scrambled.y).not.toEqual(frame.y);
  const held = labelAsOf(scrambled.history, frame.today);
  expect(Uint8Array.from(frame.eligible, (row) => held[row]!)).toEqual(scrambled.y);
});

test('features that read labels are computed from the new ones, all others stay', () => {
  const same = (feature: typeof scans) =>
    frame
      .column(feature!, 'as-of')
      .values.every((v, i) => Object.is(v, scrambled.column(feature!, 'as-of').values[i]));
  expect(same(scans)).toBe(true);
  expect(same(merchant)).toBe(false);
  expect(same(rate)).toBe(false);
});

test('the frame itself is left as it was, and each seed deals otherwise', () => {
  expect(scrambleLabels(frame, 7).y).toEqual(scrambled.y);
  expect(scrambleLabels(frame, 8).y).not.toEqual(scrambled.y);
  const again = frameOf(toExperiment({ dataset }), world, catalog);
  expect(labelAsOf(frame.history, frame.today)).toEqual(labelAsOf(again.history, frame.today));
});
