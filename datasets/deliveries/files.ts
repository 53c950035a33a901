import { DEFAULT_EXPERIMENT } from '../../src/ml/experiment.ts';
import type { DatasetSpec } from '../../src/ml/world.ts';
import type { Sources } from './sources.ts';

/** The world that is built ahead and loaded, not simulated on the spot. */
export const DEFAULT_DATASET: DatasetSpec = DEFAULT_EXPERIMENT.dataset;

/** One file a source, and one for the truth that no warehouse holds. */
export const SOURCE_NAMES: readonly (keyof Sources)[] = [
  'parcels',
  'merchants',
  'hubs',
  'zones',
  'weather',
  'calendar',
  'fuel',
];
export const TRUTH_FILE = 'truth.parquet';
export const MANIFEST_FILE = 'manifest.json';

export interface Manifest {
  dataset: DatasetSpec;
  /** Of the parcels' values, see checksum.ts. */
  checksum: string;
  files: { name: string; bytes: number; rows: number }[];
}

export const TRUTH_DECIMALS = new Map([
  ['doorProbability', 5],
  ['ownProbability', 5],
]);
