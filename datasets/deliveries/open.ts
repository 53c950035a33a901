import { columnOf, type Table } from '../../src/ml/table.ts';
import type { DatasetSpec, World } from '../../src/ml/world.ts';
import {
  DEFAULT_DATASET,
  MANIFEST_FILE,
  SOURCE_NAMES,
  TRUTH_FILE,
  type Manifest,
} from './files.ts';
import { drawHiddenState, labelTruth, type LateProbabilities } from './label-truth.ts';
import { readParquet } from './parquet.ts';
import { scenarioOf } from './scenario.ts';
import { simulate, worldOf } from './simulate.ts';
import type { Sources } from './sources.ts';
import type { HiddenState } from './truth.ts';

export interface OpenOptions {
  /** Reads a file of the built data, by name. */
  readFile: (name: string) => Promise<ArrayBuffer>;
  /** @param share of the work done, 0 to 1. */
  onProgress?: (share: number, detail: string) => void;
}

/**
 * The world of a dataset: the default one is read from the built files, any other seed, scenario or
 * size is simulated here and now.
 */
export async function openWorld(
  dataset: DatasetSpec,
  { readFile, onProgress = () => {} }: OpenOptions,
): Promise<World> {
  if (dataset.name !== DEFAULT_DATASET.name)
    throw new Error(`There is no dataset "${dataset.name}". There is: ${DEFAULT_DATASET.name}.`);
  scenarioOf(dataset.scenario);
  if (JSON.stringify(dataset) === JSON.stringify(DEFAULT_DATASET))
    return readWorld(readFile, onProgress);
  onProgress(0, `simulating ${dataset.rows} parcels, seed ${dataset.seed}`);
  const world = simulate(dataset);
  onProgress(1, `${dataset.rows} parcels`);
  return world;
}

async function readWorld(
  readFile: OpenOptions['readFile'],
  onProgress: NonNullable<OpenOptions['onProgress']>,
): Promise<World> {
  const manifest = readManifest(await readFile(MANIFEST_FILE));
  const total = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  let done = 0;
  const read = async (name: string): Promise<Table> => {
    const buffer = await readFile(name);
    const table = await readParquet(buffer, name);
    done += buffer.byteLength;
    onProgress(Math.min(1, done / total), megabytesRead(done, total));
    return table;
  };
  const sources: Partial<Record<keyof Sources, Table>> = {};
  for (const name of SOURCE_NAMES) sources[name] = await read(`${name}.parquet`);
  const truth = await read(TRUTH_FILE);
  const world = worldOf(DEFAULT_DATASET, sources as Sources);
  if (world.checksum !== manifest.checksum)
    throw new Error(
      `The table that was read has the checksum ${world.checksum}, the manifest says ${manifest.checksum}: the files in static/data do not belong together. Build them again with "npm run data".`,
    );
  let hidden: HiddenState | undefined;
  const hiddenState = () => (hidden ??= drawHiddenState(DEFAULT_DATASET));
  return { ...world, trueProbability: labelTruth(world, hiddenState, storedProbabilities(truth)) };
}

/** How much of the files has come: "3.4 of 5.1 MB". */
export function megabytesRead(bytes: number, total: number): string {
  return `${(bytes / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB`;
}

function storedProbabilities(truth: Table): LateProbabilities {
  const door = columnOf(truth, 'doorProbability', 'numeric').values;
  const own = columnOf(truth, 'ownProbability', 'numeric').values;
  // Stored to 1e-5; the 32-bit column is rounded back to the very number that was computed.
  const read = (values: Float32Array, rows: Int32Array) =>
    Float64Array.from(rows, (row) => Math.round(values[row]! * 1e5) / 1e5);
  return (rows) => ({ door: read(door, rows), own: read(own, rows) });
}

function readManifest(buffer: ArrayBuffer): Manifest {
  try {
    return JSON.parse(new TextDecoder().decode(buffer)) as Manifest;
  } catch (cause) {
    throw new Error(
      `The file ${MANIFEST_FILE} is no manifest of the dataset. Build the data again with "npm run data".`,
      { cause },
    );
  }
}
