import { table, type ColumnTable } from 'arquero';
import { asOf } from '../../ml/clock.ts';
import { columnOf, MINUTES_PER_DAY, minutesOfDate, NEVER, type Column } from '../../ml/table.ts';
import type { World } from '../../ml/world.ts';

/** The parcels created by the end of a day, as the warehouse showed them then; what was not known is missing. */
export function asOfTable(world: World, today: string): ColumnTable {
  const end = minutesOfDate(today) + MINUTES_PER_DAY;
  const view = asOf(world, end);
  const created = columnOf(world.table, world.roles.created, 'time').values;
  const rows = [...created.keys()].filter((row) => created[row]! < end);
  return table(world.columns.map(({ name }) => [name, valuesOf(view.column(name), rows)]));
}

/** Times as dates, categories as texts; missing is null, and NaN among numbers. */
function valuesOf(column: Column, rows: readonly number[]): unknown[] {
  const { values } = column;
  if (column.kind === 'numeric') return rows.map((row) => Number(values[row]!.toPrecision(7)));
  if (column.kind === 'categorical')
    return rows.map((row) => column.categories[values[row]!] ?? null);
  return rows.map((row) => (values[row] === NEVER ? null : new Date(values[row]! * 60_000)));
}
