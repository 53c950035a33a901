import type { CategoricalColumn, NumericColumn } from '../../src/ml/table.ts';
import { readCategoryColumn } from './category-column.ts';
import { dateShare, readDateColumn, type DateColumn } from './date-column.ts';
import { numberShare, readNumberColumn } from './number-column.ts';
import { AT_CREATION, type FileRoles } from './roles-file.ts';
import { shown } from './shown.ts';
import type { SourceTable } from './source-table.ts';

/** From this share of its values on, a column is one of dates or of numbers. */
const MOST = 0.5;

/** A file's columns as they were understood, by their names in the file. */
export interface TypedColumns {
  dates: ReadonlyMap<string, DateColumn>;
  others: ReadonlyMap<string, CategoricalColumn | NumericColumn>;
  /** One sentence each: what counts as missing, what was read in a particular way. */
  notes: string[];
}

/**
 * Gives each column that the roles name its kind. Moments are dates; ids, entities, groups and reasons
 * are categories; any other column is one of dates or of numbers when at least half of what it holds
 * reads as such, and one of categories when not. What does not read is missing, and counted.
 */
export function typedColumns(table: SourceTable, roles: FileRoles): TypedColumns {
  const moments = momentsOf(roles);
  const categories = categoriesOf(roles);
  const dates = new Map<string, DateColumn>();
  const others = new Map<string, CategoricalColumn | NumericColumn>();
  const notes: string[] = [];
  for (const [name, column] of table.columns) {
    const moment = moments.get(name);
    const category = categories.get(name);
    if (moment && category)
      throw new Error(
        `Column ${shown(name)} of ${table.file} cannot be ${category} and ${moment} at once: the one is a category, the other a date. Name another column for one of them.`,
      );
    if (moment || (!category && dateShare(column) >= MOST)) {
      const read = readDateColumn(table, name, roles.dates.get(name) ?? null);
      if (moment) refuseWithoutDates(table, name, moment, read);
      dates.set(name, read);
      notes.push(...read.notes);
    } else if (!category && numberShare(column) >= MOST) {
      const read = readNumberColumn(table, name);
      others.set(name, read.column);
      notes.push(...read.notes);
    } else others.set(name, readCategoryColumn(column));
  }
  return { dates, others, notes };
}

/** The columns that must hold dates, with their part in words. */
function momentsOf(roles: FileRoles): Map<string, string> {
  const parts = new Map([...roles.dates.keys()].map((name) => [name, 'one of "dates"']));
  for (const [name, moment] of roles.columns)
    if (moment !== AT_CREATION) parts.set(moment, `the moment at which ${shown(name)} is known`);
  for (const name of roles.created) parts.set(name, '"created"');
  return parts.set(roles.promised, '"promised"').set(roles.delivered, '"delivered"');
}

/** The columns that must hold categories, whatever they look like. */
function categoriesOf(roles: FileRoles): Map<string, string> {
  const parts = new Map(roles.entities.map((name) => [name, 'one of "entities"']));
  if (roles.group !== null) parts.set(roles.group, '"group"');
  if (roles.reason !== null) parts.set(roles.reason, '"reason"');
  return parts.set(roles.id, '"id"');
}

function refuseWithoutDates(
  table: SourceTable,
  name: string,
  part: string,
  { minutes, holds }: DateColumn,
): void {
  const { codes, texts } = table.columns.get(name)!;
  if (holds > 0 || texts.length === 0) return;
  const row = codes.findIndex((code) => code >= 0);
  throw new Error(
    `${table.file}: column ${shown(name)} is ${part}, but none of its ${minutes.length} rows holds a date; ${table.place(row)} holds ${shown(texts[codes[row]!]!)}. Dates are written like 2024-06-30, 30/06/2024 or 30-Jun-24. Name the right column, or rewrite its dates.`,
  );
}
