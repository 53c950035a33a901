import type { Feature } from '../feature.ts';
import {
  columnOf,
  dateOfMinutes,
  dayOfMinutes,
  MINUTES_PER_DAY,
  MINUTES_PER_HOUR,
  type CategoricalColumn,
  type NumericColumn,
} from '../table.ts';
import type { World } from '../world.ts';

export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
export const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 3;

/** 0 Monday … 6 Sunday. @param minutes since 1970-01-01. */
export function weekdayOf(minutes: number): number {
  return (dayOfMinutes(minutes) + FIRST_WEEKDAY) % 7;
}

/** Months since January 1970. */
export function monthOf(minutes: number): number {
  const date = new Date(minutes * 60_000);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** Weeks, from Monday, since the one of 1 January 1970. */
export function weekOf(minutes: number): number {
  return Math.floor((dayOfMinutes(minutes) + FIRST_WEEKDAY) / 7);
}

/** The Monday on which such a week begins, as a date. */
export function dateOfWeek(week: number): string {
  return dateOfMinutes((week * 7 - FIRST_WEEKDAY) * MINUTES_PER_DAY);
}

/** The last minute of a week, in minutes since 1970. */
export function lastMinuteOfWeek(week: number): number {
  return ((week + 1) * 7 - FIRST_WEEKDAY) * MINUTES_PER_DAY - 1;
}

const hour = temporal(
  'hour',
  'Hour of creation',
  'Clock hour, with its minutes, at which the parcel was created.',
  (t) => (t % MINUTES_PER_DAY) / MINUTES_PER_HOUR,
);
const weekday = calendar(
  'weekday',
  'Weekday of creation',
  'Monday to Sunday.',
  weekdayOf,
  WEEKDAYS,
);
const month = calendar(
  'month',
  'Month of creation',
  'January to December.',
  (t) => monthOf(t) % 12,
  MONTHS,
);
const dayNumber = temporal(
  'dayNumber',
  'Day number',
  'Days since 1970: lets a model learn dates by heart, which never come again.',
  dayOfMinutes,
);

const promiseHours: Feature = {
  ...described('promiseHours', 'Promise length', 'Hours from creation to the promise.'),
  values(_view, { world }) {
    const { created, promised } = times(world);
    return numbers(created, (t, i) => (promised[i]! - t) / MINUTES_PER_HOUR);
  },
};

/** What every set has: the calendar parts of creation and the promise's length. */
export const temporalFeatures: readonly Feature[] = [hour, weekday, month, promiseHours];
export const dayNumberFeature: Feature = dayNumber;

function described(id: string, title: string, summary: string): Omit<Feature, 'values'> {
  return {
    id,
    title,
    summary,
    family: 'temporal',
    knownAt: 'creation',
    later: false,
    viewless: true,
    honest: [id],
  };
}

function temporal(
  id: string,
  title: string,
  summary: string,
  of: (minutes: number) => number,
): Feature {
  return {
    ...described(id, title, summary),
    values: (_view, { world }) => numbers(times(world).created, of),
  };
}

function calendar(
  id: string,
  title: string,
  summary: string,
  of: (minutes: number) => number,
  categories: readonly string[],
): Feature {
  return {
    ...described(id, title, summary),
    values(_view, { world }): CategoricalColumn {
      return { kind: 'categorical', values: times(world).created.map(of), categories };
    },
  };
}

function times(world: World): { created: Int32Array; promised: Int32Array } {
  return {
    created: columnOf(world.table, world.roles.created, 'time').values,
    promised: columnOf(world.table, world.roles.promised, 'time').values,
  };
}

function numbers(times: Int32Array, of: (minutes: number, row: number) => number): NumericColumn {
  return { kind: 'numeric', values: Float32Array.from(times, of) };
}
