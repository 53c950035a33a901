import { columnOf, NEVER, type Column, type Table } from './table.ts';
import type { ColumnSpec, Moment, World } from './world.ts';

/**
 * A view is the table as somebody could read it at some time: a value that was not known then is
 * missing. It is the only way to read a world.
 */
export interface View {
  kind: 'as-of' | 'serving';
  /** The column as it could be read; missing where the clock had not reached the value. */
  column(name: string): Column;
}

/**
 * The warehouse as it stood at the moment T (minutes, exclusive): a value counts when it became known
 * before T. Parcels created at T or later are missing altogether.
 */
export function asOf(world: World, T: number): View {
  return viewAt(world, 'as-of', () => T - 1);
}

/**
 * Each parcel as of its own creation: what a service that scores a new parcel can read. What creation
 * itself writes is known; all else is not known yet.
 */
export function servingView(world: World): View {
  const created = columnOf(world.table, world.roles.created, 'time').values;
  return viewAt(world, 'serving', (row) => created[row]!);
}

function viewAt(world: World, kind: View['kind'], readAt: (row: number) => number): View {
  const cache = new Map<string, Column>();
  return {
    kind,
    column(name) {
      let column = cache.get(name);
      if (!column) {
        column = readColumn(world, name, readAt);
        cache.set(name, column);
      }
      return column;
    },
  };
}

function readColumn(world: World, name: string, readAt: (row: number) => number): Column {
  const spec = world.columns.find((c) => c.name === name);
  if (!spec)
    throw new Error(
      `The dictionary has no column "${name}". It has: ${world.columns.map((c) => c.name).join(', ')}.`,
    );
  const { table } = world;
  const created = columnOf(table, world.roles.created, 'time').values;
  const known = momentOf(table, spec.knownAt);
  const earlier = spec.earlier && {
    column: table.columns.get(spec.earlier.column)!,
    known: momentOf(table, spec.earlier.knownAt),
  };
  const growsFrom = spec.growsFrom && momentOf(table, spec.growsFrom);
  const column = copyOf(table.columns.get(name)!);
  const { values } = column;
  const missing = column.kind === 'numeric' ? NaN : column.kind === 'time' ? NEVER : -1;
  for (let row = 0; row < table.rows; row++) {
    const now = readAt(row);
    const knownAt = known[row]!;
    if (knownAt <= now) {
      if (spec.keptForMinutes !== undefined && knownAt + spec.keptForMinutes <= now)
        values[row] = missing;
    } else if (earlier && earlier.known[row]! <= now) values[row] = earlier.column.values[row]!;
    else if (growsFrom && created[row]! <= now)
      values[row] = grown(values[row]!, growsFrom[row]!, knownAt, now);
    else values[row] = missing;
  }
  return column;
}

/** A count of n events spread evenly from `from` to `until`: how many have happened by `now`. */
function grown(total: number, from: number, until: number, now: number): number {
  if (now <= from) return 0;
  return Math.floor((total * (now - from)) / (until - from));
}

/** The moment of each row, in minutes; NEVER stays NEVER. */
export function momentOf(table: Table, moment: Moment): Int32Array {
  const { values } = columnOf(table, moment.column, 'time');
  const plus = moment.plusMinutes ?? 0;
  return plus === 0 ? values : values.map((v) => (v === NEVER ? NEVER : v + plus));
}

function copyOf(column: Column): Column {
  if (column.kind === 'numeric') return { kind: 'numeric', values: column.values.slice() };
  if (column.kind === 'time') return { kind: 'time', values: column.values.slice() };
  return { ...column, values: column.values.slice() };
}

/**
 * The columns behind the dictionary that make its clock: moments in a row's life, known when they have
 * come, and earlier versions of a value. With them somebody who holds the table as of today can tell what
 * it held on any day before.
 */
export function clockColumns(columns: readonly ColumnSpec[]): ColumnSpec[] {
  const found = new Map<string, Moment>();
  for (const { knownAt, earlier, growsFrom } of columns) {
    if (earlier) found.set(earlier.column, earlier.knownAt);
    for (const moment of [knownAt, earlier?.knownAt, growsFrom])
      if (moment) found.set(moment.column, { column: moment.column });
  }
  for (const { name } of columns) found.delete(name);
  return [...found].map(([name, knownAt]) => ({
    name,
    title: name,
    summary: 'Tells when other columns were known.',
    source: 'clock',
    knownAt,
    feature: 'none',
  }));
}

/** The dictionary's sentence on when a column is known, for a screen. */
export function knownAtWords(world: Pick<World, 'roles'>, spec: ColumnSpec): string {
  const { column, plusMinutes, words } = spec.knownAt;
  const names = new Map([
    [world.roles.created, 'creation'],
    [world.roles.delivered, 'delivery'],
    [world.roles.pickedUp ?? '', 'pickup'],
  ]);
  const moment = words ?? names.get(column) ?? column;
  return plusMinutes ? `${moment} + ${plusMinutes / 60} h` : moment;
}
