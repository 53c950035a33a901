import type { Table } from '../../src/ml/table.ts';
import { columns } from './dictionary.ts';
import {
  DEFAULT_DATASET,
  MANIFEST_FILE,
  SOURCE_NAMES,
  TRUTH_DECIMALS,
  TRUTH_FILE,
  type Manifest,
} from './files.ts';
import { writeParquet } from './parquet.ts';
import { simulate } from './simulate.ts';

/**
 * Builds the default world as files: its sources, its truth, and a manifest that names them.
 * The same code gives the same bytes on every machine.
 */
export async function buildData(
  write: (name: string, bytes: Uint8Array) => Promise<void>,
  log: (line: string) => void,
): Promise<{ checksum: string }> {
  log(`simulating ${DEFAULT_DATASET.rows} parcels, seed ${DEFAULT_DATASET.seed}`);
  const world = simulate(DEFAULT_DATASET);
  const decimals = new Map(columns.map((c) => [c.name, c.decimals ?? 0]));
  decimals.set('x', 1).set('y', 1);
  const manifest: Manifest = { dataset: DEFAULT_DATASET, checksum: world.checksum, files: [] };
  const store = async (name: string, table: Table, digits: ReadonlyMap<string, number>) => {
    const bytes = await writeParquet(table, digits);
    await write(name, bytes);
    manifest.files.push({ name, bytes: bytes.length, rows: table.rows });
    log(`${name}: ${table.rows} rows, ${(bytes.length / 1e6).toFixed(2)} MB`);
  };
  for (const name of SOURCE_NAMES) await store(`${name}.parquet`, world.sources[name], decimals);
  log('integrating the true probabilities');
  await store(TRUTH_FILE, world.truth(), TRUTH_DECIMALS);
  await write(MANIFEST_FILE, new TextEncoder().encode(JSON.stringify(manifest, null, 2) + '\n'));
  return { checksum: world.checksum };
}
