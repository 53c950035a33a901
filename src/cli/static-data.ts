import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildData } from '../../datasets/deliveries/build.ts';
import { hashOfFiles, importedFiles } from './source-hash.mjs';

/** What static/data was built from, and what was built. */
export interface Stamp {
  /** Hash of the sources that the tables were built from. */
  tables: string;
  /** Checksum of the tables' content. */
  checksum: string;
  /** SHA-256 of each file. */
  files: Record<string, string>;
  /** Hash of the sources that the first result was computed from. */
  firstResult: string | null;
}

const STAMP = 'stamp.json';

/** Builds the tables of the default world unless they are there, whole, and of the present sources. */
export async function prepareTables(root: string, log: (line: string) => void): Promise<Stamp> {
  const folder = join(root, 'static/data');
  const sources = hashOfFiles(root, importedFiles(root, 'datasets/deliveries/build.ts'));
  const found = await readStamp(root);
  const why = !found ? 'absent' : found.tables !== sources ? 'stale' : 'damaged';
  if (found?.tables === sources && (await isWhole(folder, found))) return found;
  log(`The tables of static/data are ${why}: building them …`);
  const files: Record<string, string> = {};
  const { checksum } = await buildData(async (name, bytes) => {
    files[name] = await writeData(root, name, bytes);
  }, log);
  for (const name of await readdir(folder)) if (!(name in files)) await rm(join(folder, name));
  return writeStamp(root, { tables: sources, checksum, files, firstResult: null });
}

export async function readStamp(root: string): Promise<Stamp | null> {
  try {
    return JSON.parse(await readFile(join(root, 'static/data', STAMP), 'utf8')) as Stamp;
  } catch {
    return null;
  }
}

export async function writeStamp(root: string, stamp: Stamp): Promise<Stamp> {
  await writeData(root, STAMP, new TextEncoder().encode(JSON.stringify(stamp, null, 2)));
  return stamp;
}

/**
 * Writes a file of static/data and gives its SHA-256. It is written elsewhere first, so that whoever
 * reads meanwhile finds the old file or the new one, never a part.
 */
export async function writeData(root: string, name: string, bytes: Uint8Array): Promise<string> {
  const draft = join(root, '.cache', `${name}.${process.pid}`);
  for (const folder of ['.cache', 'static/data'])
    await mkdir(join(root, folder), { recursive: true });
  await writeFile(draft, bytes);
  await rename(draft, join(root, 'static/data', name));
  return sha256(bytes);
}

async function isWhole(folder: string, stamp: Stamp): Promise<boolean> {
  for (const [name, hash] of Object.entries(stamp.files)) {
    const bytes = await readFile(join(folder, name)).catch(() => null);
    if (!bytes || sha256(bytes) !== hash) return false;
  }
  return true;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
