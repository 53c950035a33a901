import { knownAtWords } from '../clock.ts';
import type { Feature } from '../feature.ts';
import {
  columnOf,
  MINUTES_PER_DAY,
  MINUTES_PER_HOUR,
  NEVER,
  type Column,
  type TimeColumn,
} from '../table.ts';
import type { ColumnSpec, World } from '../world.ts';

type Dictionary = Pick<World, 'columns' | 'roles'>;

/**
 * A column as it stands in the view. A date in a ready-made set becomes hours from the row's creation,
 * since no date comes again; chosen singly it stays the raw date, as days since 1970, to see what that
 * does.
 */
export function rawFeature(world: Dictionary, spec: ColumnSpec): Feature {
  const later = isLater(world, spec);
  return {
    id: spec.name,
    title: spec.title,
    summary: spec.summary,
    family: spec.external ? 'external' : 'raw',
    knownAt: knownAtWords(world, spec),
    later,
    honest: later ? [] : [spec.name],
    values(view, { world: { table, roles } }) {
      const column = view.column(spec.name);
      if (column.kind !== 'time') return column;
      if (spec.feature !== 'set') return numbers(column, (t) => t / MINUTES_PER_DAY);
      const created = columnOf(table, roles.created, 'time').values;
      return numbers(column, (t, row) => (t - created[row]!) / MINUTES_PER_HOUR);
    },
  };
}

/** True when the value is not there yet at creation. */
export function isLater(world: Dictionary, spec: ColumnSpec): boolean {
  return spec.knownAt.column !== world.roles.created || (spec.knownAt.plusMinutes ?? 0) > 0;
}

/** The columns of the ready-made sets: known at creation, or later. */
export function setColumns(world: Dictionary, when: 'creation' | 'later'): Feature[] {
  return world.columns
    .filter((spec) => spec.feature === 'set' && isLater(world, spec) === (when === 'later'))
    .map((spec) => rawFeature(world, spec));
}

function numbers({ values }: TimeColumn, of: (time: number, row: number) => number): Column {
  return {
    kind: 'numeric',
    values: Float32Array.from(values, (t, row) => (t === NEVER ? NaN : of(t, row))),
  };
}
