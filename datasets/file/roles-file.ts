import { isEncoding } from './decode-text.ts';
import { DATE_ORDERS, type DateOrder } from './date-text.ts';
import { parseJson } from './parse-json.ts';
import { instead } from './nearest-name.ts';
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
const REQUIRED = ['id', 'promised', 'delivered', 'created', 'horizonDays', 'columns'] as const;
const OPTIONAL = ['reason', 'ownedReasons', 'group', 'entities', 'dates', 'encoding'] as const;
const LONGEST_HORIZON_DAYS = 3650;

/** The roles that a JSON text names. @param file its name, for messages. @throws what is wrong in it. */
export function readRoles(text: string, file: string): FileRoles {
  const json = parseJson(text, file);
  const given = new Fields(json, file);
  const roles: FileRoles = {
    id: given.name('id'),
    promised: given.name('promised'),
    delivered: given.name('delivered'),
    created: given.created(),
    reason: given.nameOrNull('reason'),
    ownedReasons: given.has('ownedReasons') ? given.list('ownedReasons') : null,
    group: given.nameOrNull('group'),
    entities: given.has('entities') ? given.list('entities') : [],
    horizonDays: given.horizonDays(),
    columns: given.map('columns', (value) => value),
    dates: given.has('dates') ? given.map('dates', (v, path) => orderOf(v, path, file)) : new Map(),
    encoding: given.encoding(),
  };
  if ((roles.reason === null) !== (roles.ownedReasons === null))
    throw new Error(
      `${file}: "reason" names the column of the reasons and "ownedReasons" lists those that the business owns; give both, or neither. Only ${roles.reason ? '"reason"' : '"ownedReasons"'} is there.`,
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

/** The fields of the file, each read by its type. */
class Fields {
  readonly #fields: ReadonlyMap<string, unknown>;
  readonly #file: string;

  constructor(json: unknown, file: string) {
    this.#file = file;
    if (!isRecord(json)) throw this.#wrong('the whole', json, 'an object with the roles');
    this.#fields = new Map(Object.entries(json));
    const known: readonly string[] = [...REQUIRED, ...OPTIONAL];
    for (const name of this.#fields.keys())
      if (!known.includes(name))
        throw new Error(`${file}: there is no role ${shown(name)}.${instead(name, known)}`);
    for (const name of REQUIRED)
      if (!this.#fields.has(name))
        throw new Error(
          `${file}: the role "${name}" is absent. Needed are ${REQUIRED.join(', ')}.`,
        );
  }

  has(field: string): boolean {
    return (this.#fields.get(field) ?? null) !== null;
  }

  name(field: string): string {
    const value = this.#fields.get(field);
    if (!isName(value)) throw this.#wrong(`"${field}"`, value, 'the name of a column');
    return value;
  }

  nameOrNull(field: string): string | null {
    return this.has(field) ? this.name(field) : null;
  }

  created(): string[] {
    const value = this.#fields.get('created');
    if (isName(value)) return [value];
    const names = this.list('created');
    if (names.length === 0) throw this.#wrong('"created"', value, 'the name of a column, or names');
    return names;
  }

  list(field: string): string[] {
    const value = this.#fields.get(field);
    if (!Array.isArray(value) || !value.every(isName))
      throw this.#wrong(`"${field}"`, value, 'a list of names');
    const twice = value.find((name, i) => value.indexOf(name) < i);
    if (twice !== undefined)
      throw new Error(`${this.#file}: "${field}" names ${shown(twice)} twice. Name it once.`);
    return value;
  }

  map<T>(field: string, read: (value: string, path: string) => T): Map<string, T> {
    const value = this.#fields.get(field);
    if (!isRecord(value)) throw this.#wrong(`"${field}"`, value, 'an object with column names');
    const map = new Map<string, T>();
    for (const [name, inner] of Object.entries(value)) {
      const path = `"${field}", ${shown(name)}`;
      if (!isName(inner)) throw this.#wrong(path, inner, 'a text');
      map.set(name, read(inner, path));
    }
    return map;
  }

  horizonDays(): number {
    const value = this.#fields.get('horizonDays');
    if (typeof value !== 'number' || !(value >= 0 && value <= LONGEST_HORIZON_DAYS))
      throw this.#wrong(
        '"horizonDays"',
        value,
        `a number of days from 0 to ${LONGEST_HORIZON_DAYS}`,
      );
    return value;
  }

  encoding(): string | null {
    const name = this.has('encoding') ? this.name('encoding') : null;
    if (name !== null && !isEncoding(name))
      throw this.#wrong('"encoding"', name, 'an encoding such as "windows-1252" or "utf-16le"');
    return name === null ? null : new TextDecoder(name).encoding;
  }

  #wrong(what: string, value: unknown, wanted: string): Error {
    const found = value === undefined ? 'absent' : (JSON.stringify(value)?.slice(0, 60) ?? '');
    return new Error(`${this.#file}: ${what} is ${found}; ${wanted} is needed there.`);
  }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
