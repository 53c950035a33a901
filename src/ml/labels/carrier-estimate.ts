import { momentOf } from '../clock.ts';
import type { Label } from '../label.ts';
import { columnOf, NEVER } from '../table.ts';

/**
 * The carrier's own estimate lies after the promise. No parcel has to be waited for, and nothing is
 * learned: the estimate is computed from what is known at booking, so a model finds the computation
 * again and scores high on a question that nobody asked. A row without an estimate is 0.
 */
export const label: Label = {
  id: 'carrier-estimate',
  title: 'The carrier expects to be late',
  summary: 'Its own estimate at booking lies after the promise.',
  options: [],
  horizonDays: () => 0,
  impossible: (roles) =>
    roles.estimated
      ? null
      : 'The label "carrier-estimate" needs a column with the arrival that the carrier foretold, and the roles name none. Name it as the role "estimated", or use the label "door".',
  history(world) {
    const { roles, table } = world;
    if (!roles.estimated) throw new Error(label.impossible!(roles)!);
    const spec = world.columns.find((c) => c.name === roles.estimated)!;
    const estimated = columnOf(table, roles.estimated, 'time').values;
    const promised = columnOf(table, roles.promised, 'time').values;
    const knownFrom = momentOf(table, spec.knownAt);
    const isLate = (at: number, i: number) => (at !== NEVER && at > promised[i]! ? 1 : 0);
    return {
      knownFrom,
      first: Uint8Array.from(estimated, isLate),
      changes: [],
      settledAt: knownFrom,
      outcomeAt: knownFrom,
    };
  },
};
