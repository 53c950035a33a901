import type { Frame } from './frame.ts';
import { groupColumns } from './groups.ts';
import type { SplitRows } from './split.ts';
import { columnOf } from './table.ts';

/** The eligible rows as a split sees them; columns to group by are read when they are asked for. */
export function splitRows({ world, eligible, created, y, horizonDays }: Frame): SplitRows {
  return {
    created: eligible.map((row) => created[row]!),
    y,
    groupColumns: groupColumns(world.roles),
    codes(column) {
      const { values } = columnOf(world.table, column, 'categorical');
      return eligible.map((row) => values[row]!);
    },
    horizonDays,
  };
}
