import type { World } from './world.ts';

/** The dictionary's title of a column; its name where the dictionary does not know it. */
export function columnTitle({ columns }: Pick<World, 'columns'>, name: string): string {
  return columns.find((column) => column.name === name)?.title ?? name;
}
