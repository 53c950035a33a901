import type { View } from '../clock.ts';
import { hoursSince } from '../hours-since.ts';
import { columnOf, NEVER, type Column } from '../table.ts';
import type { ColumnSpec, World } from '../world.ts';
import { placesOf, type Places } from './ranks.ts';
import { distinctBins, equalCountBins, type Binned } from './row-bins.ts';
import { WeekDraws } from './week-draws.ts';

/** What several answers need of the same rows, worked out when it is first asked for. */
export class Readings {
  readonly #created: Int32Array;
  readonly #made = new Map<string, unknown>();

  constructor(
    readonly world: World,
    readonly view: View,
  ) {
    this.#created = columnOf(world.table, world.roles.created, 'time').values;
  }

  get weeks(): WeekDraws {
    return this.#once('weeks', () => new WeekDraws(this.#created));
  }

  /** The dictionary's entry. @throws when there is none. */
  spec(name: string): ColumnSpec {
    const spec = this.world.columns.find((column) => column.name === name);
    if (spec) return spec;
    throw new Error(
      `The dictionary has no column "${name}". It has: ${this.world.columns.map((c) => c.name).join(', ')}.`,
    );
  }

  column(name: string): Column {
    return this.view.column(name);
  }

  /** A time is read as hours since creation, for the date itself never comes again; all else as it is. */
  measured(name: string): { column: Column; as: 'value' | 'hours since creation' } {
    const column = this.column(name);
    if (column.kind !== 'time' || name === this.world.roles.created) return { column, as: 'value' };
    const hours = this.#once(`hours ${name}`, () => hoursSince(this.#created, column.values));
    return { column: hours, as: 'hours since creation' };
  }

  /** About 20 bins of equal counts, or the categories. */
  binned(name: string): Binned {
    return this.#once(`binned ${name}`, () => equalCountBins(this.measured(name).column));
  }

  /** A bin for each value where there are few of them; else the same bins. */
  distinct(name: string): Binned {
    return this.#once(
      `distinct ${name}`,
      () => distinctBins(this.measured(name).column) ?? this.binned(name),
    );
  }

  places(name: string): Places {
    return this.#once(`places ${name}`, () => placesOf(numbersOf(this.measured(name).column)));
  }

  #once<T>(key: string, make: () => T): T {
    if (!this.#made.has(key)) this.#made.set(key, make());
    return this.#made.get(key) as T;
  }
}

/** A column as numbers: times in minutes, categories by their place in the list; missing is NaN. */
export function numbersOf(column: Column): ArrayLike<number> {
  if (column.kind === 'numeric') return column.values;
  const missing = column.kind === 'time' ? NEVER : -1;
  return Float64Array.from(column.values, (value) => (value === missing ? NaN : value));
}
