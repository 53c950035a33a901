import { momentOf } from '../clock.ts';
import type { Label } from '../label.ts';
import { columnOf } from '../table.ts';

/**
 * A claim was filed. It stands in for "late" where nobody recorded the delay, and it asks who complains:
 * some customers claim out of habit, most never do. The warehouse holds it from the moment that the
 * dictionary names; a row without one is 0.
 */
export const label: Label = {
  id: 'claim',
  title: 'A claim was filed',
  summary: 'Who complains, and not only what was late.',
  options: [],
  horizonDays: ({ horizon }) => horizon.promiseDays + horizon.closingDays + horizon.reviewDays,
  impossible: (roles) =>
    roles.claim
      ? null
      : 'The label "claim" needs a column that says where a claim was filed, and the roles name none. Name it as the role "claim", or use the label "door".',
  history(world) {
    const { roles, table } = world;
    if (!roles.claim) throw new Error(label.impossible!(roles)!);
    const spec = world.columns.find((c) => c.name === roles.claim)!;
    const { values } = columnOf(table, roles.claim, 'numeric');
    const knownFrom = momentOf(table, spec.knownAt);
    return {
      knownFrom,
      first: Uint8Array.from(values, (claims) => (claims > 0 ? 1 : 0)),
      changes: [],
      settledAt: knownFrom,
      outcomeAt: knownFrom,
    };
  },
};
