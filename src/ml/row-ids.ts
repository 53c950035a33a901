import type { World } from './world.ts';

/** Reads the id of a row as text, whatever the table keeps ids as. */
export function idReader({
  table,
  roles,
}: Pick<World, 'table' | 'roles'>): (row: number) => string {
  const column = table.columns.get(roles.id);
  if (!column) throw new TypeError(`The table has no column "${roles.id}" for its ids.`);
  const { values } = column;
  if (column.kind !== 'categorical') return (row) => String(values[row]);
  return (row) => column.categories[values[row]!] ?? '';
}
