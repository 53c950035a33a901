import { packColumn } from './pack-column.ts';
import {
  bytesOf,
  isTable,
  isTypedArray,
  MOST_BYTES,
  type PackedValue,
  type TableLike,
  type Tree,
  type TypedArray,
} from './packed-value.ts';

const DEEPEST = 40;
/** From so many on, a list of numbers travels as their memory. */
const NUMBERS_AT_LEAST = 64;

/**
 * Packs data to be handed on. What is no data (functions, tensors, promises, objects of a class) is
 * packed as absent, and whoever asks for it is told so.
 * @throws when it is too large or too deep.
 */
export function pack(value: unknown): PackedValue {
  const buffers: ArrayBuffer[] = [];
  const packed = { json: JSON.stringify(new Packer(buffers).tree(value, 0)), buffers };
  const bytes = bytesOf(packed);
  if (bytes > MOST_BYTES)
    throw new Error(
      `It takes ${Math.round(bytes / 1e6)} MB, and ${MOST_BYTES / 1e6} MB can be handed on: select fewer columns or rows.`,
    );
  return packed;
}

export class Packer {
  readonly #above = new Set<object>();

  constructor(private readonly buffers: ArrayBuffer[]) {}

  tree(value: unknown, depth: number): Tree {
    switch (typeof value) {
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0) ? value : ['number', text(value)];
      case 'string':
      case 'boolean':
        return value;
      case 'undefined':
        return ['undefined'];
      case 'bigint':
        return ['bigint', String(value)];
      case 'object':
        return value === null ? null : this.#object(value, depth);
      default:
        return ['absent', `a ${typeof value}`];
    }
  }

  buffer(values: TypedArray): number {
    return this.buffers.push(values.slice().buffer) - 1;
  }

  #object(value: object, depth: number): Tree {
    if (depth > DEEPEST || this.#above.has(value))
      throw new Error('It holds itself, or lists within lists without end: hand on a part of it.');
    this.#above.add(value);
    const tree = this.#inside(value, depth + 1);
    this.#above.delete(value);
    return tree;
  }

  #inside(value: object, depth: number): Tree {
    const each = (items: Iterable<unknown>) => Array.from(items, (item) => this.tree(item, depth));
    const pairs = (entries: Iterable<[unknown, unknown]>) =>
      Array.from(entries, ([key, item]) => [this.tree(key, depth), this.tree(item, depth)]);
    if (Array.isArray(value))
      return areNumbers(value)
        ? ['numbers', this.buffer(Float64Array.from(value))]
        : ['list', ...each(value)];
    if (isTypedArray(value)) return ['typed', value.constructor.name, this.buffer(value)];
    if (value instanceof Date) return ['date', value.getTime()];
    if (value instanceof Map) return ['map', ...pairs(value)];
    if (value instanceof Set) return ['set', ...each(value)];
    if (isTable(value)) return this.#table(value);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === null || prototype === Object.prototype)
      return ['record', ...pairs(Object.entries(value))];
    return ['absent', `an object of the class ${value.constructor?.name || 'without a name'}`];
  }

  #table(table: TableLike): Tree {
    const columns = table.columnNames().map((name) => [name, packColumn(table, name, this)]);
    return ['table', table.numRows(), ...columns];
  }
}

function areNumbers(list: readonly unknown[]): boolean {
  return list.length >= NUMBERS_AT_LEAST && list.every((item) => typeof item === 'number');
}

function text(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}
