import type { World } from './world.ts';

/** Reads the id of a row as text; empty where it has none. */
export function idReader({
  table,
  roles,
}: Pick<World, 'table' | 'roles'>): (row: number) => string {
  const column = table.columns.get(roles.id);
  if (!column) throw new Error(`The table has no column "${roles.id}" for its ids.`);
  if (column.kind !== 'categorical') return (row) => String(column.values[row]);
  return (row) => column.categories[column.values[row]!] ?? '';
}
