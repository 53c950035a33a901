import { DATE_ORDERS, type DateOrder } from './date-text.ts';
import { parseJson } from './parse-json.ts';
import { RoleFields } from './role-fields.ts';
import { shown } from './shown.ts';

/** Which column of a file plays which part, as a person writes it down. Names are the file's own. */
export interface FileRoles {
  id: string;
  promised: string;
  delivered: string;
  /** The columns of which the first that holds a date is the creation. */
  created: readonly string[];
  reason: string | null;
  ownedReasons: readonly string[] | null;
  group: string | null;
  entities: readonly string[];
  horizonDays: number;
  /** Each column that may become a feature: "creation", or the column of the moment it is known. */
  columns: ReadonlyMap<string, string>;
  /** The order of a column's dates, where the file alone does not settle it. */
  dates: ReadonlyMap<string, DateOrder>;
  /** The encoding of a text that is not in UTF-8. */
  encoding: string | null;
}

export const AT_CREATION = 'creation';

/** The roles that a JSON text names. @param file its name, for messages. @throws what is wrong in it. */
export function readRoles(text: string, file: string): FileRoles {
  const json = parseJson(text, file);
  const given = new RoleFields(json, file);
  const roles: FileRoles = {
    id: given.name('id'),
    promised: given.name('promised'),
    delivered: given.name('delivered'),
    created: given.created(),
    reason: given.nameOrNull('reason'),
    ownedReasons: given.ownedReasons(),
    group: given.nameOrNull('group'),
    entities: given.has('entities') ? given.list('entities') : [],
    horizonDays: given.horizonDays(),
    columns: given.map('columns', (value) => value),
    dates: given.has('dates') ? given.map('dates', (v, path) => orderOf(v, path, file)) : new Map(),
    encoding: given.encoding(),
  };
  if (roles.reason === null && roles.ownedReasons !== null)
    throw new Error(
      `${file}: "ownedReasons" lists reasons, and no "reason" names their column. Name it, or leave out both.`,
    );
  if (roles.reason !== null && roles.ownedReasons?.length === 0)
    throw new Error(
      `${file}: "reason" names a column, and "ownedReasons" does not say which of its reasons the business owns. List them, or leave out both.`,
    );
  return roles;
}

/** The names of all columns that the roles speak of, with the field that does. */
export function namesIn(roles: FileRoles): Map<string, string> {
  const fields = new Map<string, string>();
  const add = (field: string, names: Iterable<string | null>) => {
    for (const name of names) if (name !== null && !fields.has(name)) fields.set(name, field);
  };
  add('id', [roles.id]);
  add('promised', [roles.promised]);
  add('delivered', [roles.delivered]);
  add('created', roles.created);
  add('reason', [roles.reason]);
  add('group', [roles.group]);
  add('entities', roles.entities);
  add('columns', roles.columns.keys());
  add(
    'columns',
    [...roles.columns.values()].filter((moment) => moment !== AT_CREATION),
  );
  add('dates', roles.dates.keys());
  return fields;
}

function orderOf(text: string, path: string, file: string): DateOrder {
  const order = DATE_ORDERS.find((o) => o === text);
  if (!order)
    throw new Error(
      `${file}: ${path} is ${shown(text)}; it must be one of ${DATE_ORDERS.join(', ')}.`,
    );
  return order;
}
