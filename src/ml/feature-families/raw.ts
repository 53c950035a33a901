import { knownAtWords } from '../clock.ts';
import type { Feature } from '../feature.ts';
import { MINUTES_PER_DAY, NEVER, type Column } from '../table.ts';
import type { ColumnSpec, World } from '../world.ts';

type Dictionary = Pick<World, 'columns' | 'roles'>;

/** A column as it stands in the view: a time becomes days since 1970. */
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
    values: (view) => asNumbers(view.column(spec.name)),
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

function asNumbers(column: Column): Column {
  if (column.kind !== 'time') return column;
  const values = Float32Array.from(column.values, (t) => (t === NEVER ? NaN : t / MINUTES_PER_DAY));
  return { kind: 'numeric', values };
}
