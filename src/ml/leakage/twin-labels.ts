import { countBefore } from '../count-before.ts';
import { columnOf, MINUTES_PER_HOUR } from '../table.ts';
import type { Frame } from '../frame.ts';
import type { Fold } from '../split.ts';

/** Test rows that have training twins: rows of the same group created within an hour. */
export interface TwinLabels {
  /** Rows of the world that have twins, and their labels. */
  rows: Int32Array;
  y: Uint8Array;
  /** The mean label of each row's twins. */
  twinMean: Float64Array;
  /** The rate of the group's other training rows, pulled to the rate of all. */
  groupRate: Float64Array;
}

/** Strength of the pull of a group's rate towards that of all training rows, in rows. */
const PRIOR_COUNT = 5;

/**
 * The labels of each test row's twins in training. The group's rate without the twins stands beside
 * them: a hub that is always late makes twins' labels tell something that is no secret at creation; what
 * they tell beyond it is the shock of that hour.
 *
 * Cost: n log n in the rows of a fold.
 * @returns null where the table names no group.
 */
export function twinLabels(frame: Frame, { trainIndex, testIndex }: Fold): TwinLabels | null {
  const { group } = frame.world.roles;
  if (!group) return null;
  const { values, categories } = columnOf(frame.world.table, group, 'categorical');
  const groups = trainingByGroup(frame, trainIndex, values, categories.length);
  const all = trainIndex.reduce((sum, i) => sum + frame.y[i]!, 0) / trainIndex.length;
  const found: { i: number; twinMean: number; groupRate: number }[] = [];
  for (const i of testIndex) {
    const row = frame.eligible[i]!;
    const own = groups[values[row]!];
    if (!own) continue;
    const t = frame.created[row]!;
    const from = countBefore(own.times, t - MINUTES_PER_HOUR);
    const until = countBefore(own.times, t + MINUTES_PER_HOUR + 1);
    const twins = until - from;
    if (twins === 0) continue;
    const positives = own.positives[until]! - own.positives[from]!;
    const others = own.times.length - twins;
    const otherPositives = own.positives[own.times.length]! - positives;
    const groupRate = (otherPositives + PRIOR_COUNT * all) / (others + PRIOR_COUNT);
    found.push({ i, twinMean: positives / twins, groupRate });
  }
  return {
    rows: Int32Array.from(found, ({ i }) => frame.eligible[i]!),
    y: Uint8Array.from(found, ({ i }) => frame.y[i]!),
    twinMean: Float64Array.from(found, ({ twinMean }) => twinMean),
    groupRate: Float64Array.from(found, ({ groupRate }) => groupRate),
  };
}

/** A group's training rows: when they were created, ascending, and how many positives came before each. */
interface GroupRows {
  times: number[];
  positives: number[];
}

function trainingByGroup(
  frame: Frame,
  trainIndex: Int32Array,
  codes: Int32Array,
  size: number,
): GroupRows[] {
  const groups: GroupRows[] = Array.from({ length: size }, () => ({ times: [], positives: [0] }));
  for (const i of trainIndex) {
    const row = frame.eligible[i]!;
    const group = groups[codes[row]!];
    if (!group) continue;
    group.times.push(frame.created[row]!);
    group.positives.push(group.positives.at(-1)! + frame.y[i]!);
  }
  return groups;
}
