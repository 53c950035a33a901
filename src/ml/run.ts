import { ceilingOf } from './assess.ts';
import { entryOf, type Catalog } from './catalog.ts';
import type { Evaluation } from './evaluate.ts';
import type { Experiment } from './experiment.ts';
import type { Frame } from './frame.ts';
import { businessLabel } from './label-as-of.ts';
import { RunMemory } from './memory.ts';
import { picturesOf } from './pictures.ts';
import { replayWeeks } from './replay-weeks.ts';
import type { Pictures, Report, RunProgress, ScoredRows } from './result.ts';
import { rowCounts } from './row-counts.ts';
import { Session } from './session.ts';
import type { World } from './world.ts';

/** What is computed beyond the run itself; each costs further fits. */
export interface RunRequest {
  twin?: boolean;
  attribution?: 'pair' | 'exact' | null;
  lookUp?: boolean;
  audit?: boolean;
  explain?: { parcels: readonly string[] } | null;
  hours?: boolean;
}

export interface RunContext {
  world: World;
  catalog: Catalog;
  request?: RunRequest;
  signal?: AbortSignal;
  /** A clock in milliseconds, for `seconds`; without it they are 0. */
  now?: () => number;
  /** Shares work between runs on one world. */
  memory?: RunMemory;
}

export interface RunOutcome {
  report: Report;
  pictures: Pictures;
  scored: { test: ScoredRows; replay: ScoredRows };
}

export { RunMemory };

/**
 * One experiment, from the clock to the replayed future: the learner's own evaluation, the refit as of
 * today, its replay parcel by parcel, and what lies between the two. The same experiment on the same
 * world gives the same numbers.
 *
 * Throws an Error in plain words when the experiment is impossible, and the signal's reason when stopped.
 */
export async function* run(
  experiment: Experiment,
  context: RunContext,
): AsyncGenerator<RunProgress, RunOutcome> {
  const session = new Session(context);
  const { world, catalog, request = {} } = context;
  if (request.lookUp && entryOf('split', catalog.splits, experiment.split.id).ordered)
    throw new Error(
      `Look-up asks why a random split scores higher; the split "${experiment.split.id}" is ordered in time. Use the split "random", or leave look-up out.`,
    );
  yield { kind: 'stage', stage: 'rows', detail: 'labels, and the rows that may be learned from' };
  const frame = session.frameOf(experiment);
  if (frame.replay.length === 0)
    throw new Error(
      `No row was created in the ${experiment.replayWeeks} weeks after today, ${experiment.today}, so there is nothing to replay. Replay more weeks, or choose another today.`,
    );
  const audit = request.audit ? yield* session.startAudit(experiment, frame) : null;
  const main = yield* session.assess(experiment, 'train', 'refit');
  yield { kind: 'stage', stage: 'ceiling', detail: 'true probabilities of the scored rows' };
  const business = businessLabel(catalog.labels, world.roles).id;
  const ceiling = session.timed('ceiling', () =>
    ceilingOf(experiment.label, business, main.evaluation, main.assessment, frame),
  );
  const twin =
    request.twin || request.attribution ? yield* session.twin(experiment, main.assessment) : null;
  const attribution = request.attribution
    ? yield* session.attribution(experiment, request.attribution)
    : null;
  const lookUpResult = request.lookUp
    ? yield* session.lookUp(experiment, frame, main.assessment)
    : null;
  const hours = request.hours ? yield* session.hours(experiment, frame, main) : null;
  const explanation = request.explain
    ? yield* session.explanation(experiment, main, request.explain.parcels)
    : null;
  const audited = audit && (yield* session.finishAudit(audit, main.assessment));
  yield { kind: 'stage', stage: 'report', detail: 'metrics and pictures' };
  const weeks = replayWeeks(frame, main.delivered);
  const report: Report = {
    experiment,
    ...rowsOf(frame, main.evaluation),
    offline: main.assessment.offline,
    replay: { ...main.assessment.replay, weeks },
    optimism: { rocAuc: main.assessment.optimism },
    excess: twin && { rocAuc: twin.excess },
    honestTwin: twin && twin.honestTwin,
    ...ceiling,
    attribution,
    lookUp: lookUpResult,
    audit: audited,
    explanation,
    hours,
    seconds: session.seconds,
  };
  return {
    report,
    pictures: picturesOf(
      experiment,
      catalog,
      frame,
      main.evaluation,
      main.delivered,
      session.seconds,
    ),
    scored: scoredRows(frame, main.evaluation, main.delivered),
  };
}

/** The counts of rows and, of a file, what became of those that were read. */
function rowsOf(frame: Frame, { folds }: Evaluation): Pick<Report, 'rows' | 'lateShare' | 'notes'> {
  const rows = rowCounts(frame, folds);
  const { reading } = frame.world;
  if (!reading) return { rows };
  const { read, withoutCreation, lateShare, notes } = reading;
  return { rows: { ...rows, read, withoutCreation }, lateShare, notes };
}

function scoredRows(
  frame: Frame,
  evaluation: Evaluation,
  delivered: Float64Array,
): RunOutcome['scored'] {
  const { folds } = evaluation;
  return {
    test: {
      rows: Int32Array.from(folds.flatMap((fold) => [...fold.testRows])),
      y: Uint8Array.from(folds.flatMap((fold) => [...fold.y])),
      score: Float64Array.from(folds.flatMap((fold) => [...fold.score])),
    },
    replay: {
      rows: frame.replay,
      y: Uint8Array.from(frame.replay, (row) => frame.business[row]!),
      score: delivered,
    },
  };
}
