import { momentOf } from '../clock.ts';
import { Random } from '../random.ts';
import { orderByTime } from '../rates/order-by-time.ts';
import { columnOf, MINUTES_PER_DAY, MINUTES_PER_HOUR, NEVER, type Column } from '../table.ts';
import type { ColumnSpec, Moment, World } from '../world.ts';

/*
 * Faults that are put into a world on purpose, to see whether an audit finds them and to show what they
 * do. Each takes a world and gives another one; the first is left as it was. They know a table by its
 * roles alone.
 */

/** Id of the column that `plantLaterColumn` adds. */
export const REPORTED_DELAY = 'reportedDelay';

/**
 * A column written after delivery: the delay in hours as somebody reported it, a day more or less wrong.
 * Under a truthful dictionary the clock proves the leak; under one that says creation nothing but the
 * column's own strength can raise the question.
 */
export function plantLaterColumn(
  world: World,
  seed: number,
  dictionary: 'truthful' | 'lying',
): World {
  const promised = columnOf(world.table, world.roles.promised, 'time').values;
  const delivered = columnOf(world.table, world.roles.delivered, 'time').values;
  const closedAfter = world.roles.horizon.closingDays * MINUTES_PER_DAY;
  const rng = new Random(seed, 'reported delay');
  const values = Float32Array.from(promised, (promise, row) => {
    const end = delivered[row] === NEVER ? promise + closedAfter : delivered[row]!;
    return (end - promise) / MINUTES_PER_HOUR + 24 * rng.normal();
  });
  const known = dictionary === 'truthful' ? world.roles.delivered : world.roles.created;
  return withColumns(world, [
    [
      described(REPORTED_DELAY, 'Hours from promise to arrival, as reported.', { column: known }),
      { kind: 'numeric', values },
    ],
  ]);
}

/** Names of the columns that `plantNoiseColumns` adds. */
export function noiseNames(count: number): string[] {
  return Array.from({ length: count }, (_, k) => `noise${k + 1}`);
}

/** Columns of pure noise, known at creation: harmless, unless somebody selects among them. */
export function plantNoiseColumns(world: World, seed: number, count: number): World {
  return withColumns(
    world,
    noiseNames(count).map((name) => {
      const rng = new Random(seed, name);
      const values = Float32Array.from({ length: world.table.rows }, () => rng.normal());
      const known = { column: world.roles.created };
      return [described(name, 'Noise.', known), { kind: 'numeric', values }];
    }),
  );
}

/** Name of the column that `plantNoiseCategory` adds. */
export const CUSTOMER = 'customer';

/** A category of many values that says nothing of the label: harmless, unless it becomes a mean of labels. */
export function plantNoiseCategory(world: World, seed: number, categories: number): World {
  const rng = new Random(seed, 'noise category');
  const values = Int32Array.from({ length: world.table.rows }, () => rng.below(categories));
  const names = Array.from({ length: categories }, (_, k) => `C${k + 1}`);
  const known = { column: world.roles.created };
  return withColumns(world, [
    [described(CUSTOMER, 'Noise.', known), { kind: 'categorical', values, categories: names }],
  ]);
}

/** Some rows entered twice: the same in every column, under an id of their own. */
export function duplicateRows(world: World, seed: number, share: number): World {
  const { rows, columns } = world.table;
  const order = new Random(seed, 'duplicated rows').shuffle(
    Int32Array.from({ length: rows }, (_, row) => row),
  );
  const again = order.subarray(0, Math.round(rows * share));
  const source = Int32Array.from({ length: rows + again.length }, (_, row) =>
    row < rows ? row : again[row - rows]!,
  );
  const copied = new Map(
    [...columns].map(([name, column]): [string, Column] => [
      name,
      name === world.roles.id ? newIds(column, rows, again.length) : rowsOf(column, source),
    ]),
  );
  return {
    ...world,
    table: { rows: source.length, columns: copied },
    trueProbability: (label, asked, options) =>
      world.trueProbability(
        label,
        asked.map((row) => source[row]!),
        options,
      ),
  };
}

/** Name of the group column that `shareOutcomes` adds. */
export const SHIPMENT = 'shipment';

/**
 * Neighbours in time become lines of one shipment and share its outcome: each arrives as early or late
 * against its own promise as the first of them, for the same reason. The shipment is the table's group.
 */
export function shareOutcomes(world: World, size: number): World {
  const { table, roles } = world;
  const created = columnOf(table, roles.created, 'time').values;
  const inOrder = orderByTime(
    created,
    Int32Array.from({ length: table.rows }, (_, row) => row),
  );
  const leader = new Int32Array(table.rows);
  const shipment = new Int32Array(table.rows);
  inOrder.forEach((row, k) => {
    leader[row] = inOrder[k - (k % size)]!;
    shipment[row] = Math.floor(k / size);
  });
  const columns = new Map(table.columns);
  for (const name of momentColumns(world)) columns.set(name, shifted(world, name, leader));
  for (const name of reasonColumns(world))
    columns.set(name, rowsOf(table.columns.get(name)!, leader));
  const categories = Array.from({ length: Math.ceil(table.rows / size) }, (_, k) => `S${k + 1}`);
  return withColumns(
    { ...world, table: { ...table, columns }, roles: { ...roles, group: SHIPMENT } },
    [
      [
        { ...described(SHIPMENT, 'Which lines travel together.', { column: roles.created }) },
        { kind: 'categorical', values: shipment, categories },
      ],
    ],
  );
}

function reasonColumns({ roles, columns }: World): string[] {
  const spec = columns.find(({ name }) => name === roles.reason?.column);
  return spec ? [spec.name, ...(spec.earlier ? [spec.earlier.column] : [])] : [];
}

/** Delivery, and the moments at which its reason was known. */
function momentColumns({ roles, columns }: World): Set<string> {
  const spec = columns.find(({ name }) => name === roles.reason?.column);
  const moments: (Moment | undefined)[] = [spec?.knownAt, spec?.earlier?.knownAt];
  return new Set([roles.delivered, ...moments.flatMap((moment) => moment?.column ?? [])]);
}

/** The leader's moment, as far from the row's own promise as it was from the leader's. */
function shifted({ table, roles }: World, name: string, leader: Int32Array): Column {
  const moments = momentOf(table, { column: name });
  const promised = columnOf(table, roles.promised, 'time').values;
  const created = columnOf(table, roles.created, 'time').values;
  const values = leader.map((from, row) => {
    if (moments[from] === NEVER) return NEVER;
    const moment = promised[row]! + moments[from]! - promised[from]!;
    return Math.max(moment, created[row]! + MINUTES_PER_HOUR);
  });
  return { kind: 'time', values };
}

function described(name: string, summary: string, knownAt: Moment): ColumnSpec {
  return { name, title: name, summary, source: 'planted', knownAt, feature: 'single' };
}

function withColumns(world: World, added: readonly [ColumnSpec, Column][]): World {
  const columns = new Map(world.table.columns);
  for (const [{ name }, column] of added) columns.set(name, column);
  return {
    ...world,
    table: { ...world.table, columns },
    columns: [...world.columns, ...added.map(([spec]) => spec)],
  };
}

function rowsOf(column: Column, source: Int32Array): Column {
  if (column.kind === 'numeric')
    return { kind: 'numeric', values: Float32Array.from(source, (row) => column.values[row]!) };
  return { ...column, values: source.map((row) => column.values[row]!) };
}

/** The old ids and as many new ones, greater than all of them. */
function newIds(column: Column, rows: number, count: number): Column {
  if (column.kind === 'categorical') {
    const names = Array.from({ length: count }, (_, k) => `again ${k + 1}`);
    const values = Int32Array.from({ length: rows + count }, (_, row) =>
      row < rows ? column.values[row]! : column.categories.length + row - rows,
    );
    return { kind: 'categorical', values, categories: [...column.categories, ...names] };
  }
  let greatest = 0;
  for (const id of column.values) greatest = Math.max(greatest, id);
  const next = (row: number) => (row < rows ? column.values[row]! : greatest + 1 + row - rows);
  const at = { length: rows + count };
  return column.kind === 'time'
    ? { kind: 'time', values: Int32Array.from(at, (_, row) => next(row)) }
    : { kind: 'numeric', values: Float32Array.from(at, (_, row) => next(row)) };
}
