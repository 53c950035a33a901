import { asOf } from '../../ml/clock.ts';
import { recorded } from '../../ml/recorded.ts';
import { columnOf, MINUTES_PER_DAY, minutesOfDate, type Column } from '../../ml/table.ts';
import type { ColumnSpec, World } from '../../ml/world.ts';
import { Packer } from './pack.ts';
import type { PackedValue, Tree } from './packed-value.ts';

/**
 * The table as the warehouse held it at the end of today: parcels created until then, each value as it
 * was known then, all else missing. Numbers are NaN where missing, texts and times null.
 */
export function asOfTable(world: World, today: string): PackedValue {
  const end = minutesOfDate(today) + MINUTES_PER_DAY;
  const view = asOf(world, end);
  const rows = rowsCreatedBefore(world, end);
  const buffers: ArrayBuffer[] = [];
  const packer = new Packer(buffers);
  const columns = world.columns.map((spec) => [
    spec.name,
    packRows(view.column(spec.name), spec, rows, packer),
  ]);
  return { json: JSON.stringify(['table', rows.length, ...columns]), buffers };
}

function rowsCreatedBefore(world: World, end: number): Int32Array {
  const created = columnOf(world.table, world.roles.created, 'time').values;
  return Int32Array.from(created.keys()).filter((row) => created[row]! < end);
}

function packRows(column: Column, spec: ColumnSpec, rows: Int32Array, packer: Packer): Tree {
  if (column.kind === 'numeric') {
    const numbers = Float64Array.from(rows, (row) => recorded(column.values[row]!, spec.decimals));
    return ['typed', 'Float64Array', packer.buffer(numbers)];
  }
  const values = rows.map((row) => column.values[row]!);
  if (column.kind === 'time') return ['minutes', packer.buffer(values)];
  return ['texts', packer.buffer(values), column.categories];
}
