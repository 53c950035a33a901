import type { ExperimentSpec } from '../ml/experiment.ts';
import type { Spec } from '../ml/spec.ts';

export interface Preset extends Spec {
  experiment: ExperimentSpec;
}

/** Six clicks from "everything wrong" to "honest". Each one puts a question to the one before it. */
export const presets: readonly Preset[] = [
  {
    id: 'everything-wrong',
    title: 'Everything wrong',
    summary:
      'Every column of the table, rows split at random, a label that blames the business for the weather: what is the score worth?',
    experiment: {
      label: { id: 'door' },
      features: ['all-columns'],
      split: { id: 'random' },
      fitTransformsOn: 'all',
      model: { id: 'boosted-trees' },
    },
  },
  {
    id: 'the-right-label',
    title: 'The right label',
    summary: 'Now it predicts only what the business can act on: does the promise come closer?',
    experiment: {
      label: { id: 'own-reasons' },
      features: ['all-columns'],
      split: { id: 'random' },
      fitTransformsOn: 'all',
      model: { id: 'boosted-trees' },
    },
  },
  {
    id: 'known-at-creation',
    title: 'Known at creation',
    summary:
      'Only columns that exist when a parcel is created: what does giving up the others cost in production?',
    experiment: {
      label: { id: 'own-reasons' },
      features: ['creation'],
      split: { id: 'random' },
      fitTransformsOn: 'train',
      model: { id: 'boosted-trees' },
    },
  },
  {
    id: 'split-by-time',
    title: 'Split by time',
    summary:
      'The test rows are now younger than every training row: which of the two numbers moves, and which cannot?',
    experiment: {
      label: { id: 'own-reasons' },
      features: ['creation'],
      split: { id: 'time' },
      fitTransformsOn: 'train',
      model: { id: 'boosted-trees' },
    },
  },
  {
    id: 'a-network-live',
    title: 'A network, live',
    summary:
      'Late rates as they were known at each creation, and a neural network that you can watch learn: is it worth more than trees?',
    experiment: {
      label: { id: 'own-reasons' },
      features: ['as-of'],
      split: { id: 'time', gapDays: 14 },
      fitTransformsOn: 'train',
      model: { id: 'neural-network' },
    },
  },
  {
    id: 'honest',
    title: 'Honest',
    summary:
      'The same honest choices with boosted trees: does the future keep what the test promised?',
    experiment: {
      label: { id: 'own-reasons' },
      features: ['as-of'],
      split: { id: 'time', gapDays: 14 },
      fitTransformsOn: 'train',
      model: { id: 'boosted-trees' },
    },
  },
];
