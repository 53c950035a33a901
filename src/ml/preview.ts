import { entryOf, type Catalog } from './catalog.ts';
import { foldsOf } from './evaluate.ts';
import { columnTitle } from './column-title.ts';
import type { Experiment } from './experiment.ts';
import type { Frame } from './frame.ts';
import { groupColumns } from './groups.ts';
import { RunMemory } from './memory.ts';
import { optionValues } from './model.ts';
import type { RowRole } from './result.ts';
import { rowCounts } from './row-counts.ts';
import { CLOCK_SAMPLE, sampleRoles } from './row-sample.ts';
import type { Fold } from './split.ts';
import { columnOf } from './table.ts';
import { trainingTwinShare } from './training-twins.ts';
import type { World } from './world.ts';

/** What a split does, before anything is run. */
export interface SplitPreview {
  /** How many rows each fold trains on, tests on and leaves out between the two. */
  folds: { train: number; test: number; gap: number }[];
  pending: number;
  replay: number;
  /** Sampled rows, at most 3,000 over all folds: the same rows in every fold, fold after fold. */
  sample: {
    /** Creation, in minutes. */
    minutes: number[];
    role: RowRole[];
    /** Position in `folds`. */
    fold: number[];
    /** Where the row's group stands among the groups, from 0 to 1; null unless the split groups rows. */
    lane: (number | null)[];
  };
  /** Title of the column that the split groups by, or null. */
  group: string | null;
  /** Of the last fold, as in a report. */
  unsettledAtTestStart: number;
  /** Of the last fold: the share of test rows with a training twin; null without a group. */
  twinsWithinHour: number | null;
}

/**
 * The split of an experiment as a run would make it, by the same code, without a model: fractions of a
 * second for a hundred thousand rows. Throws what the run would throw.
 * @param memory shares the frame with runs on the same world.
 */
export function previewOf(
  experiment: Experiment,
  world: World,
  catalog: Catalog,
  memory = new RunMemory(),
): SplitPreview {
  const frame = memory.frame(experiment, world, catalog);
  const folds = foldsOf(experiment, catalog, frame);
  const column = groupedBy(experiment, catalog, world);
  const { pending, replay, unsettledAtTestStart } = rowCounts(frame, folds);
  return {
    folds: folds.map(({ trainIndex, testIndex, gapIndex }) => ({
      train: trainIndex.length,
      test: testIndex.length,
      gap: gapIndex.length,
    })),
    pending,
    replay,
    sample: sampleOf(frame, folds, column),
    group: column && columnTitle(world, column),
    unsettledAtTestStart,
    twinsWithinHour: trainingTwinShare(frame, folds.at(-1)!),
  };
}

function groupedBy(
  { split }: Experiment,
  catalog: Catalog,
  { roles }: Pick<World, 'roles'>,
): string | null {
  const entry = entryOf('split', catalog.splits, split.id);
  const options = optionValues(entry, split.options, roles);
  return entry.groupedBy?.(options, groupColumns(roles)) ?? null;
}

function sampleOf(
  frame: Frame,
  folds: readonly Fold[],
  column: string | null,
): SplitPreview['sample'] {
  const laneOf = column === null ? () => null : laneReader(frame, column);
  const sample = sampleRoles(frame, folds, Math.floor(CLOCK_SAMPLE / folds.length));
  const rows = sample.flat();
  return {
    minutes: rows.map(({ row }) => frame.created[row]!),
    role: rows.map(({ role }) => role),
    fold: sample.flatMap((inFold, f) => inFold.map(() => f)),
    lane: rows.map(({ row }) => laneOf(row)),
  };
}

/** The rank of a row's group among the groups of all rows shown, the middle of its lane. */
function laneReader(frame: Frame, column: string): (row: number) => number | null {
  const { values } = columnOf(frame.world.table, column, 'categorical');
  const codes = new Set<number>();
  for (const rows of [frame.eligible, frame.pending, frame.replay])
    for (const row of rows) if (values[row]! >= 0) codes.add(values[row]!);
  const sorted = [...codes].sort((a, b) => a - b);
  const lane = new Map(sorted.map((code, rank) => [code, (rank + 0.5) / sorted.length]));
  return (row) => lane.get(values[row]!) ?? null;
}
