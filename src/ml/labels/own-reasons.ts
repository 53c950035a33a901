import { momentOf } from '../clock.ts';
import type { Label } from '../label.ts';
import { columnOf } from '../table.ts';

/**
 * Late for a reason that the business owns: late at the door, and the reason is not one of the excused
 * ones (weather, customer). A late parcel counts as owned until a reason says otherwise, and reasons
 * are revised: the label has settled only when the review has ended.
 */
export const label: Label = {
  id: 'own-reasons',
  title: 'Late for a reason we own',
  summary: 'Weather and customer requests left out; this is what the business acts on.',
  options: [],
  horizonDays: ({ horizon }) => horizon.promiseDays + horizon.closingDays + horizon.reviewDays,
  impossible: (roles) =>
    roles.reason
      ? null
      : 'The label "own-reasons" needs a column with the reason of each delay, and the roles name none. Use the label "door", or name the reason column and its owned reasons.',
  history(world) {
    const { roles, table } = world;
    if (!roles.reason) throw new Error(label.impossible!(roles)!);
    const spec = world.columns.find((c) => c.name === roles.reason!.column)!;
    const promised = columnOf(table, roles.promised, 'time').values;
    const delivered = columnOf(table, roles.delivered, 'time').values;
    const late = Uint8Array.from(promised, (p, i) => (delivered[i]! > p ? 1 : 0));
    const owned = (column: string) => {
      const { values, categories } = columnOf(table, column, 'categorical');
      const excused = new Set(roles.reason!.excused.map((reason) => categories.indexOf(reason)));
      return late.map((y, i) => (y && !excused.has(values[i]!) ? 1 : 0));
    };
    const finalAt = momentOf(table, spec.knownAt);
    const final = { at: finalAt, to: owned(spec.name) };
    const earlier = spec.earlier && {
      at: momentOf(table, spec.earlier.knownAt),
      to: owned(spec.earlier.column),
    };
    return {
      knownFrom: promised,
      first: late,
      changes: earlier ? [earlier, final] : [final],
      settledAt: promised.map((_, i) => (late[i] ? finalAt[i]! : delivered[i]!)),
      outcomeAt: delivered,
    };
  },
};
