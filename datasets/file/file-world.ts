import { MINUTES_PER_DAY, type Column } from '../../src/ml/table.ts';
import { FILE_SCENARIO, type World } from '../../src/ml/world.ts';
import {
  createdName,
  engineRoles,
  fileDictionary,
  fileSource,
  tableName,
} from './file-dictionary.ts';
import { endOfDay, type FileRows } from './file-rows.ts';
import { instead } from './nearest-name.ts';
import { AT_CREATION, type FileRoles } from './roles-file.ts';
import { count, counted, shown, shownList } from './shown.ts';
import type { SourceTable } from './source-table.ts';
import type { TypedColumns } from './typed-columns.ts';

/** Puts table, dictionary and roles of a file together. Nobody knows its true probabilities. */
export function fileWorld(
  source: SourceTable,
  roles: FileRoles,
  typed: TypedColumns,
  rows: FileRows,
  checksum: string,
): World {
  const { kept, reading } = rows;
  const created = createdName(source.names);
  const columns = new Map<string, Column>();
  const times = kept.map((row) => rows.created[row]!);
  columns.set(created, { kind: 'time', values: times });
  for (const name of source.columns.keys())
    columns.set(tableName(name), taken(columnOfFile(name, roles, typed, rows), kept));
  const to = endOfDay(times.reduce((a, b) => Math.max(a, b))) + 1;
  return {
    dataset: { name: source.file, seed: 0, scenario: FILE_SCENARIO, rows: source.rows },
    table: { rows: kept.length, columns },
    columns: fileDictionary(roles, created, source.file),
    sourceSpecs: [fileSource(roles, source.file)],
    roles: engineRoles(roles, created, excusedReasons(source, roles)),
    from: Math.floor(times.reduce((a, b) => Math.min(a, b)) / MINUTES_PER_DAY) * MINUTES_PER_DAY,
    to,
    checksum,
    reading: { ...reading, notes: [...reading.notes, ...notesOnRoles(source, roles, kept)] },
    trueProbability: () => null,
  };
}

function columnOfFile(
  name: string,
  roles: FileRoles,
  { dates, others }: TypedColumns,
  { promised, delivered }: FileRows,
): Column {
  if (name === roles.promised) return { kind: 'time', values: promised };
  if (name === roles.delivered) return { kind: 'time', values: delivered };
  const date = dates.get(name);
  if (!date) return others.get(name)!;
  return { kind: 'time', values: date.datesOnly ? date.minutes.map(endOfDay) : date.minutes };
}

function taken(column: Column, rows: Int32Array): Column {
  if (column.kind === 'numeric')
    return { kind: 'numeric', values: Float32Array.from(rows, (row) => column.values[row]!) };
  return { ...column, values: rows.map((row) => column.values[row]!) };
}

/** The reasons that occur and are not owned. @throws when an owned one never occurs. */
function excusedReasons(source: SourceTable, roles: FileRoles): string[] {
  if (roles.reason === null || roles.ownedReasons === null) return [];
  const { texts } = source.columns.get(roles.reason)!;
  const owned = new Set(roles.ownedReasons);
  for (const reason of owned)
    if (!texts.includes(reason))
      throw new Error(
        `The roles own the reason ${shown(reason)}, and column ${shown(roles.reason)} of ${source.file} never holds it.${instead(reason, texts)}`,
      );
  return texts.filter((text) => !owned.has(text));
}

function notesOnRoles(source: SourceTable, roles: FileRoles, kept: Int32Array): string[] {
  const notes: string[] = [];
  const ids = source.columns.get(roles.id)!.codes;
  const repeated = kept.length - new Set(kept.map((row) => ids[row]!)).size;
  if (repeated > 0)
    notes.push(
      `${shown(roles.id)}: ${counted(repeated, 'row')} with the id of another row, or with none: kept.`,
    );
  if (roles.columns.has(roles.delivered))
    notes.push(
      `${shown(roles.delivered)} is the delivery, of which the label is made: in no feature set, whatever "columns" says.`,
    );
  const later = roles.entities.filter(
    (name) => (roles.columns.get(name) ?? AT_CREATION) !== AT_CREATION,
  );
  if (later.length > 0)
    notes.push(
      `Known only after creation, yet named as entities: ${shownList(later)}; their rates are served as if they were known.`,
    );
  const left = source.names.length - source.columns.size;
  if (left > 0)
    notes.push(
      `Named by no role: ${count(left)} of ${counted(source.names.length, 'column')}, left out.`,
    );
  return notes;
}
