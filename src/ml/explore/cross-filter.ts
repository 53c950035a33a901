import { recorded } from '../recorded.ts';
import type { World } from '../world.ts';
import type { ColumnWords } from './answers.ts';
import { columnBars, hourBars, weekdayBars, type Bar, type Bars } from './bar-bins.ts';
import { columnWords, knownAtCreation } from './column-words.ts';
import { crossCounts, type BinFilter } from './cross-counts.ts';
import type { ExploredRows } from './explored-rows.ts';

/**
 * What is kept of one dimension, by its values, so that it means the same on other rows: a range of
 * numbers (from ≤ value < to; null: open), the names of categories, missing among them.
 */
export type ValueFilter =
  | { dimension: string; from: number | null; to: number | null }
  | { dimension: string; values: readonly string[] };

/** Asks how many rows, and how many late ones, stand in each bar of these columns under these filters. */
export interface CrossQuestion {
  kind: 'cross';
  dimensions: readonly string[];
}

export interface CrossAnswer {
  kind: 'cross';
  /** Rows that pass all filters, late ones among them, and all rows that are explored. */
  rows: number;
  late: number;
  all: { rows: number; late: number };
  dimensions: CrossDimension[];
}

export interface CrossDimension extends Omit<ColumnWords, 'column'> {
  id: string;
  /** What its bars are made of. */
  as: 'calendar' | 'category' | 'number' | 'hours since creation';
  ordered: boolean;
  /** Each with all its rows, and those that pass the filters of the other dimensions. */
  bars: (Bar & { all: number; rows: number; late: number })[];
  /** Positions in `bars` that the dimension's own filter keeps; null: it has none. */
  kept: number[] | null;
}

/** Dimensions that are made of the creation: what else there is, is named like its column. */
export const MADE = { month: 'Month of creation', weekday: 'Weekday', hour: 'Hour of creation' };

/** Explored rows put into bars, dimension by dimension, as they are asked for. */
export class CrossFilter {
  readonly #bars = new Map<string, Bars>();
  readonly #counts = new Map<string, Uint32Array>();
  readonly #late: number;

  constructor(readonly rows: ExploredRows) {
    this.#late = rows.y.reduce((sum, late) => sum + late, 0);
  }

  /** The dimensions that are asked for, counted under all filters, those on other dimensions too. */
  answer({ dimensions }: CrossQuestion, filters: readonly ValueFilter[]): CrossAnswer {
    const ids = [...new Set([...dimensions, ...filters.map(({ dimension }) => dimension)])];
    const bars = ids.map((id) => this.bars(id));
    const columns = bars.map(({ codes, bars }) => ({ codes, size: bars.length }));
    const kept = ids.map((id, d) => keptBars(bars[d]!.bars, filters, id));
    const { y } = this.rows;
    const binned = { y, dimensions: columns };
    const passing = crossCounts(
      binned,
      kept.map((bins): BinFilter | null => bins && { bins }),
    );
    return {
      kind: 'cross',
      rows: passing.rows,
      late: passing.late,
      all: { rows: y.length, late: this.#late },
      dimensions: ids.slice(0, new Set(dimensions).size).map((id, d) => ({
        ...this.words(id),
        ordered: bars[d]!.ordered,
        bars: bars[d]!.bars.map((bar, i) => ({
          ...bar,
          all: this.#all(id)[i]!,
          rows: passing.dimensions[d]!.rows[i]!,
          late: passing.dimensions[d]!.late[i]!,
        })),
        kept: kept[d]!,
      })),
    };
  }

  /** Positions of the rows that pass all filters. */
  passing(filters: readonly ValueFilter[]): Int32Array {
    const kept = filters.map(({ dimension }) => {
      const { bars, codes } = this.bars(dimension);
      return { codes, bins: new Set(keptBars(bars, filters, dimension)) };
    });
    const all = Int32Array.from(this.rows.y.keys());
    return all.filter((row) => kept.every(({ codes, bins }) => bins.has(codes[row]!)));
  }

  bars(id: string): Bars {
    let bars = this.#bars.get(id);
    if (!bars) this.#bars.set(id, (bars = this.#make(id)));
    return bars;
  }

  words(id: string): Pick<CrossDimension, 'id' | 'as' | keyof Omit<ColumnWords, 'column'>> {
    const made = Object.hasOwn(MADE, id) ? MADE[id as keyof typeof MADE] : null;
    if (made)
      return {
        ...{ id, title: made, as: 'calendar', unit: null },
        ...{ knownAt: 'creation', atCreation: true },
      };
    const { world, readings } = this.rows;
    const { column, unit, ...words } = columnWords(world, readings.spec(id));
    const { as, column: values } = readings.measured(id);
    if (as !== 'value') return { ...words, id: column, as, unit: 'h after creation' };
    return { ...words, id: column, unit, as: values.kind === 'numeric' ? 'number' : 'category' };
  }

  /** All rows in each bar, counted once. */
  #all(id: string): Uint32Array {
    let counts = this.#counts.get(id);
    if (!counts) {
      const { bars, codes } = this.bars(id);
      counts = new Uint32Array(bars.length);
      for (const code of codes) counts[code]!++;
      this.#counts.set(id, counts);
    }
    return counts;
  }

  #make(id: string): Bars {
    const { created, readings, world } = this.rows;
    if (id === 'weekday') return weekdayBars(created);
    if (id === 'hour') return hourBars(created);
    const name = id === 'month' ? world.roles.created : id;
    const { decimals } = readings.spec(name);
    return columnBars(readings.measured(name).column, (value) => String(recorded(value, decimals)));
  }
}

/**
 * What one begins with: the creation by month, weekday and hour, the columns by which errors are told
 * apart, then every other feature known at creation. Entities with many members (zones, merchants) are
 * left out: most of their bars would be one bar.
 */
export function usualDimensions(world: Pick<World, 'columns' | 'roles'>): string[] {
  const { slices, group, entities } = world.roles;
  const first = [...slices, ...(group === null ? [] : [group])];
  const many = entities.map(({ column }) => column);
  const rest = world.columns
    .filter((spec) => spec.feature === 'set' && knownAtCreation(world, spec))
    .map(({ name }) => name)
    .filter((name) => !many.includes(name) && !first.includes(name));
  return [...Object.keys(MADE), ...first, ...rest];
}

/** The bars that the filters on one dimension keep; null where there is none. */
export function keptBars(
  bars: readonly Bar[],
  filters: readonly ValueFilter[],
  id: string,
): number[] | null {
  const own = filters.filter(({ dimension }) => dimension === id);
  if (own.length === 0) return null;
  const keeps = (bar: Bar) => own.every((filter) => isKept(bar, filter));
  return bars.flatMap((bar, i) => (keeps(bar) ? [i] : []));
}

/** A range keeps the bars that begin within it; the first one, open below, only where the range is, too. */
function isKept(bar: Bar, filter: ValueFilter): boolean {
  if ('values' in filter) return filter.values.includes(bar.label);
  if (bar.of !== 'range') return false;
  const from = bar.from ?? -Infinity;
  return from >= (filter.from ?? -Infinity) && from < (filter.to ?? Infinity);
}
