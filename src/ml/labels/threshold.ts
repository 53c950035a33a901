import { momentOf } from '../clock.ts';
import type { Options } from '../experiment.ts';
import type { Label } from '../label.ts';
import { optionValues } from '../model.ts';
import { columnOf, MINUTES_PER_HOUR } from '../table.ts';

/**
 * Late at the door by more than N hours: the deadline is the promise + N h, and with a negative N it lies
 * before the promise. "Late" can be said when the deadline passes (at creation, where that is later),
 * "in time" at delivery. Another deadline is another question: a large N asks for the long tail, where
 * few rows are 1 and the causes are others.
 */
export const label: Label = {
  id: 'threshold',
  title: 'Late by more than some hours',
  summary: 'Delivered more than 24 hours after the promise, or another number of hours.',
  options: [
    {
      id: 'hours',
      title: 'Hours after the promise',
      summary: 'Later than this counts as late; below 0 the deadline lies before the promise.',
      default: 24,
      min: -48,
      max: 240,
    },
  ],
  horizonDays: ({ horizon }, options) =>
    Math.max(0, horizon.promiseDays + Math.ceil(graceMinutes(options) / (24 * MINUTES_PER_HOUR))),
  history(world, options) {
    const { table, roles } = world;
    const grace = graceMinutes(options);
    const created = columnOf(table, roles.created, 'time').values;
    const deadline = momentOf(table, { column: roles.promised, plusMinutes: grace });
    const delivered = columnOf(table, roles.delivered, 'time').values;
    const knownFrom = deadline.map((at, i) => Math.max(at, created[i]!));
    return {
      knownFrom,
      first: Uint8Array.from(deadline, (at, i) => (delivered[i]! > at ? 1 : 0)),
      changes: [],
      settledAt: knownFrom.map((at, i) => Math.min(at, delivered[i]!)),
      outcomeAt: delivered,
    };
  },
};

/** The minutes from the promise to the deadline. */
export function graceMinutes(options: Options = {}): number {
  return Math.round(Number(optionValues(label, options)['hours']) * MINUTES_PER_HOUR);
}
