import { TextColumn, TimeColumn } from './columns.ts';
import {
  TYPED_ARRAYS,
  type ColumnLike,
  type PackedValue,
  type Tree,
  type TypedArray,
} from './packed-value.ts';

export type Columns = readonly (readonly [name: string, column: ColumnLike])[];

export interface UnpackOptions {
  /** What a table becomes; without Arquero an object with its row count and its columns. */
  table?: (columns: Columns, rows: number) => unknown;
  /** What stands for something that could not travel. */
  absent?: (what: string) => unknown;
}

/**
 * The value that was packed. The arrays are views of the packed memory, not copies.
 * @throws when it is no packed value.
 */
export function unpack(packed: PackedValue, options: UnpackOptions = {}): unknown {
  return new Unpacker(packed.buffers, options).value(JSON.parse(packed.json) as Tree);
}

class Unpacker {
  constructor(
    private readonly buffers: readonly ArrayBuffer[],
    private readonly options: UnpackOptions,
  ) {}

  value(tree: unknown): unknown {
    if (!Array.isArray(tree)) return tree;
    const [kind, ...rest] = tree as [string, ...unknown[]];
    const each = () => rest.map((item) => this.value(item));
    const pairs = () =>
      (rest as [unknown, unknown][]).map(
        ([key, value]) => [this.value(key), this.value(value)] as const,
      );
    switch (kind) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(rest[0]);
      case 'bigint':
        return BigInt(String(rest[0]));
      case 'date':
        return new Date(rest[0] === null ? NaN : Number(rest[0]));
      case 'list':
        return each();
      case 'record':
        return recordOf(pairs());
      case 'map':
        return new Map(pairs());
      case 'set':
        return new Set(each());
      case 'numbers':
        return Array.from(new Float64Array(this.#buffer(rest[0])));
      case 'absent':
        return this.options.absent?.(String(rest[0]));
      case 'table':
        return this.#table(Number(rest[0]), rest.slice(1) as [string, Tree][]);
      default:
        return this.#array(kind, rest);
    }
  }

  #array(kind: string, [first, second]: readonly unknown[]): ColumnLike {
    if (kind === 'minutes') return new TimeColumn(new Int32Array(this.#buffer(first)));
    if (kind === 'texts')
      return new TextColumn(new Int32Array(this.#buffer(first)), second as string[]);
    const constructors: Record<string, new (buffer: ArrayBuffer) => TypedArray> = TYPED_ARRAYS;
    if (kind !== 'typed' || !Object.hasOwn(constructors, String(first)))
      throw new Error(`A packed value holds "${kind}", which is no kind of value.`);
    return new constructors[String(first)]!(this.#buffer(second));
  }

  #table(rows: number, columns: readonly [string, Tree][]): unknown {
    const values = columns.map(
      ([name, column]) => [String(name), this.value(column) as ColumnLike] as const,
    );
    return this.options.table?.(values, rows) ?? { rows, columns: recordOf(values) };
  }

  #buffer(index: unknown): ArrayBuffer {
    const buffer = this.buffers[Number(index)];
    if (!(buffer instanceof ArrayBuffer))
      throw new Error(`A packed value lacks its buffer ${String(index)}.`);
    return buffer;
  }
}

/** Names come from a learner's code: `__proto__` is one like any other. */
function recordOf(pairs: readonly (readonly [unknown, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(pairs.map(([name, value]) => [String(name), value]));
}
