import type { Frame } from './frame.ts';
import { idReader } from './id-reader.ts';
import { Random } from './random.ts';
import type { TestRowWithTwins, TwinRow } from './result.ts';
import type { Fold } from './split.ts';
import { columnOf, MINUTES_PER_HOUR, type CategoricalColumn } from './table.ts';

const TEST_ROWS_SHOWN = 200;
const TWINS_SHOWN = 5;

/**
 * The share of test rows that have a training row of the same group created within an hour: a twin
 * whose outcome the model has seen. Null where the table names no group.
 */
export function trainingTwinShare(frame: Frame, fold: Fold): number | null {
  const groups = groupsOf(frame, fold);
  if (!groups) return null;
  let twins = 0;
  for (const i of fold.testIndex) if (firstWithin(frame, groups, i) !== null) twins++;
  return twins / fold.testIndex.length;
}

/**
 * The twins themselves, parcel by parcel: for a sample of test rows, the same in every run, up to five
 * training rows of the same group created within an hour, the nearest in time first. Empty where the
 * table names no group.
 */
export function trainingTwins(frame: Frame, fold: Fold): TestRowWithTwins[] {
  const groups = groupsOf(frame, fold);
  if (!groups) return [];
  const { values, categories } = groups.column;
  const idOf = idReader(frame.world);
  const shown = (i: number): TwinRow => ({
    id: idOf(frame.eligible[i]!),
    created: createdAt(frame, i),
    label: frame.y[i]!,
  });
  const order = new Random(1, 'training twins').shuffle(fold.testIndex.slice());
  return Array.from(order.subarray(0, TEST_ROWS_SHOWN), (i) => ({
    ...shown(i),
    group: categories[values[frame.eligible[i]!]!] ?? '',
    twins: nearest(frame, groups, i).map(shown),
  }));
}

/** Positions of the training rows of each group, in order of creation. */
interface Groups {
  column: CategoricalColumn;
  train: readonly number[][];
}

function groupsOf(frame: Frame, fold: Fold): Groups | null {
  const { group } = frame.world.roles;
  if (!group) return null;
  const column = columnOf(frame.world.table, group, 'categorical');
  const train: number[][] = column.categories.map(() => []);
  for (const i of fold.trainIndex) train[column.values[frame.eligible[i]!]!]?.push(i);
  return { column, train };
}

function trainingRows(frame: Frame, { column, train }: Groups, i: number): readonly number[] {
  return train[column.values[frame.eligible[i]!]!] ?? [];
}

/** Where in its group's training rows the first twin of row i stands; null without one. */
function firstWithin(frame: Frame, groups: Groups, i: number): number | null {
  const rows = trainingRows(frame, groups, i);
  const t = createdAt(frame, i);
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (createdAt(frame, rows[middle]!) < t - MINUTES_PER_HOUR) low = middle + 1;
    else high = middle;
  }
  return low < rows.length && createdAt(frame, rows[low]!) <= t + MINUTES_PER_HOUR ? low : null;
}

function nearest(frame: Frame, groups: Groups, i: number): number[] {
  const first = firstWithin(frame, groups, i);
  if (first === null) return [];
  const t = createdAt(frame, i);
  const distance = (k: number) => Math.abs(createdAt(frame, k) - t);
  const rows = trainingRows(frame, groups, i);
  let end = first;
  while (end < rows.length && createdAt(frame, rows[end]!) <= t + MINUTES_PER_HOUR) end++;
  return rows
    .slice(first, end)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, TWINS_SHOWN);
}

function createdAt(frame: Frame, i: number): number {
  return frame.created[frame.eligible[i]!]!;
}
