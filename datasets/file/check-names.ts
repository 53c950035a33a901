import { headerDoubt } from './header.ts';
import { instead } from './nearest-name.ts';
import { namesIn, type FileRoles } from './roles-file.ts';
import { count, shown } from './shown.ts';

const MOST_NAMED = 5;

/**
 * The columns of a table that the roles name.
 * @throws when the table has not all of them, with the nearest names that it has.
 */
export function chosenColumns(
  roles: FileRoles,
  names: readonly string[],
  table: string,
  rolesFile: string,
): ReadonlySet<string> {
  const there = new Set(names);
  const fields = namesIn(roles);
  const absent = [...fields].filter(([name]) => !there.has(name));
  if (absent.length > 0) {
    const which = absent
      .slice(0, MOST_NAMED)
      .map(([name, field]) => `${shown(name)} ("${field}").${instead(name, names)}`);
    const more =
      absent.length > MOST_NAMED ? ` And ${count(absent.length - MOST_NAMED)} more.` : '';
    throw new Error(
      `${rolesFile} names ${absent.length === 1 ? 'a column' : 'columns'} that ${table} has not: ${which.join(' ')}${more}${headerDoubt(names)}`,
    );
  }
  return new Set(fields.keys());
}
