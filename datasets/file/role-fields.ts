import { isEncoding } from './decode-text.ts';
import { instead } from './nearest-name.ts';
import { shown } from './shown.ts';

const REQUIRED = ['id', 'promised', 'delivered', 'created', 'horizonDays', 'columns'] as const;
const OPTIONAL = ['reason', 'ownedReasons', 'group', 'entities', 'dates', 'encoding'] as const;
const LONGEST_HORIZON_DAYS = 3650;

/** The fields of a roles file, each read by its type; a wrong one throws with its name and its value. */
export class RoleFields {
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

  /** No reasons of no column are as good as none. */
  ownedReasons(): string[] | null {
    const reasons = this.has('ownedReasons') ? this.list('ownedReasons') : [];
    return reasons.length === 0 && !this.has('reason') ? null : reasons;
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
