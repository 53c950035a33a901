import { knownAtWords } from '../clock.ts';
import type { ColumnSpec, World } from '../world.ts';
import type { ColumnWords } from './answers.ts';

/** What a screen says of a column wherever it stands. */
export function columnWords({ roles }: Pick<World, 'roles'>, spec: ColumnSpec): ColumnWords {
  return {
    column: spec.name,
    title: spec.title,
    unit: spec.unit ?? null,
    knownAt: knownAtWords({ roles }, spec),
    atCreation: knownAtCreation({ roles }, spec),
  };
}

/** Whether a row's value is there when the row is created, so that a service could read it. */
export function knownAtCreation(
  { roles }: Pick<World, 'roles'>,
  { knownAt }: Pick<ColumnSpec, 'knownAt'>,
): boolean {
  return knownAt.column === roles.created && !knownAt.plusMinutes;
}
