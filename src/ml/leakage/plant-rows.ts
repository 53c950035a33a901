import { momentOf } from '../clock.ts';
import { Random } from '../random.ts';
import { orderByTime } from '../rates/order-by-time.ts';
import { columnOf, MINUTES_PER_HOUR, NEVER, type Column } from '../table.ts';
import type { Moment, World } from '../world.ts';
import { described, withColumns } from './plant-columns.ts';

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
