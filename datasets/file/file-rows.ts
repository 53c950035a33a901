import { MINUTES_PER_DAY, NEVER } from '../../src/ml/table.ts';
import type { Reading } from '../../src/ml/world.ts';
import type { DateColumn } from './date-column.ts';
import type { FileRoles } from './roles-file.ts';
import { count, counted, shown } from './shown.ts';
import type { TypedColumns } from './typed-columns.ts';

/** The three moments of each row of the file, in minutes, and which rows can be used. */
export interface FileRows {
  created: Int32Array;
  promised: Int32Array;
  delivered: Int32Array;
  /** Positions in the file, ascending. */
  kept: Int32Array;
  reading: Reading;
}

/**
 * What the three moments say of each row. A date without a time of day is the whole day: a creation
 * counts from its start, everything else from its last minute, when it is over for certain. Where promise
 * or delivery is such a date, both are compared by days.
 *
 * Left out are rows without a creation or a promise, which have no outcome to ask for. A row that was
 * never delivered is late once its promise has passed; where the file ends before that, nobody can say,
 * and then all rows promised after its end are left out: by the promise, which is known at creation, and
 * not by delivery, which would select on the outcome.
 */
export function fileRows({ dates, notes }: TypedColumns, roles: FileRoles, file: string): FileRows {
  const created = firstOf(roles.created.map((name) => dates.get(name)!));
  const [promise, delivery] = [dates.get(roles.promised)!, dates.get(roles.delivered)!];
  const byDay = promise.datesOnly || delivery.datesOnly;
  const [promised, delivered] = [promise, delivery].map(({ minutes }) =>
    byDay ? minutes.map(endOfDay) : minutes,
  ) as [Int32Array, Int32Array];
  const rows = { created, promised, delivered };
  const end = lastMoment(rows);
  const withCreation = where(created, (t) => t !== NEVER);
  const judged = withCreation.filter((row) => promised[row] !== NEVER);
  const open = judged.filter((row) => delivered[row] === NEVER && promised[row]! > end);
  const kept = open.length === 0 ? judged : judged.filter((row) => promised[row]! <= end);
  const late = where(promised, (p, row) => isLate(p, delivered[row]!, end)).length;
  const reading: Reading = {
    read: created.length,
    withoutCreation: created.length - withCreation.length,
    lateShare: late / created.length,
    notes: [
      ...notes,
      ...leftOut(withCreation.length - judged.length, judged.length - kept.length, open.length),
      ...oddities(rows, kept),
    ],
  };
  checkRows(rows, kept, file, roles);
  return { ...rows, kept, reading };
}

/** The last minute of the day on which a minute falls. */
export function endOfDay(minute: number): number {
  if (minute === NEVER) return NEVER;
  return (Math.floor(minute / MINUTES_PER_DAY) + 1) * MINUTES_PER_DAY - 1;
}

function firstOf(columns: readonly DateColumn[]): Int32Array {
  const [first, ...others] = columns.map(({ minutes }) => minutes);
  return first!.map((minute, row) =>
    minute !== NEVER ? minute : (others.map((m) => m[row]!).find((m) => m !== NEVER) ?? NEVER),
  );
}

type Moments = Pick<FileRows, 'created' | 'promised' | 'delivered'>;

/** The file reaches at least so far: something happened then. */
function lastMoment({ created, delivered }: Moments): number {
  let last = -Infinity;
  for (const times of [created, delivered])
    for (const t of times) if (t !== NEVER) last = Math.max(last, t);
  return last;
}

function isLate(promised: number, delivered: number, end: number): boolean {
  return promised !== NEVER && (delivered === NEVER ? promised <= end : delivered > promised);
}

function where(times: Int32Array, holds: (t: number, row: number) => boolean): Int32Array {
  return times.map((_, row) => row).filter((row) => holds(times[row]!, row));
}

function leftOut(withoutPromise: number, afterEnd: number, open: number): string[] {
  const notes: string[] = [];
  if (withoutPromise > 0)
    notes.push(`Created, but without a promise: ${counted(withoutPromise, 'row')}, left out.`);
  if (afterEnd > 0)
    notes.push(
      `Promised after the last date of the file: ${counted(afterEnd, 'row')}, left out, for ${count(open)} of them not delivered yet, and nobody can say which will be late.`,
    );
  return notes;
}

/** What is strange and was kept: real tables hold such rows, and a model meets them in service too. */
function oddities({ created, promised, delivered }: Moments, kept: Int32Array): string[] {
  const rows = (holds: (row: number) => boolean) => kept.filter(holds).length;
  const counts: [string, number, string][] = [
    ['Never delivered', rows((r) => delivered[r] === NEVER), 'late once their promise is past'],
    ['Promised before created', rows((r) => promised[r]! < created[r]!), 'kept'],
    ['Delivered before created', rows((r) => delivered[r]! < created[r]!), 'kept'],
  ];
  return counts
    .filter(([, n]) => n > 0)
    .map(([what, n, then]) => `${what}: ${counted(n, 'row')}, ${then}.`);
}

function checkRows(
  { promised, delivered }: Moments,
  kept: Int32Array,
  file: string,
  { created, promised: promise, delivered: delivery }: FileRoles,
): void {
  if (kept.length === 0)
    throw new Error(
      `${file}: none of its ${count(promised.length)} rows has both a creation date (${created.map(shown).join(', ')}) and a promise (${shown(promise)}) that can be judged. Name the right columns in the roles file.`,
    );
  const late = kept.filter((row) => delivered[row]! > promised[row]!).length;
  if (late === 0 || late === kept.length)
    throw new Error(
      `${file}: ${late === 0 ? 'none' : 'every one'} of ${count(kept.length)} rows is late (${shown(delivery)} after ${shown(promise)}). With one class only there is nothing to learn. Check that the roles name the right columns, or take a table that holds both.`,
    );
}
