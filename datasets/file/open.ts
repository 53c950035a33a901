import type { World } from '../../src/ml/world.ts';
import { Fingerprint } from '../fingerprint.ts';
import { chosenColumns } from './check-names.ts';
import { contentsOf } from './contents.ts';
import { fileRows } from './file-rows.ts';
import { fileWorld } from './file-world.ts';
import { readCsv } from './read-csv.ts';
import { readParquet } from './read-parquet.ts';
import { readRoles } from './roles-file.ts';
import { typedColumns } from './typed-columns.ts';

/** A file by its name, as messages and lineage call it, with its content. */
export interface NamedFile<T> {
  name: string;
  content: T;
}

/**
 * The world of somebody's own table: CSV, gzipped CSV or Parquet, with a JSON file that says which column
 * plays which part (README.md). Nothing leaves the machine.
 * @throws an Error in plain words, with file, line and remedy, when table or roles make no sense.
 */
export async function openFile(
  table: NamedFile<Uint8Array>,
  rolesFile: NamedFile<string>,
  signal?: AbortSignal,
): Promise<World> {
  const roles = readRoles(rolesFile.content, rolesFile.name);
  const { format, bytes } = await contentsOf(table.content, table.name, roles.encoding);
  const options = {
    file: table.name,
    choose: (names: readonly string[]) => chosenColumns(roles, names, table.name, rolesFile.name),
    encoding: roles.encoding,
    signal,
  };
  const source =
    format === 'parquet' ? await readParquet(bytes, options) : await readCsv(bytes, options);
  const typed = typedColumns(source, roles);
  const rows = fileRows(typed, roles, table.name);
  return fileWorld(source, roles, typed, rows, checksumOf(table.content, rolesFile.content));
}

function checksumOf(bytes: Uint8Array, roles: string): string {
  const fingerprint = new Fingerprint();
  for (let i = 0; i < bytes.length; i++) fingerprint.add(bytes[i]!);
  fingerprint.addText(roles);
  return String(fingerprint);
}
