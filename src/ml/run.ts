import { assess, ceilingOf, excessOf, type Assessment } from './assess.ts';
import { attribute } from './attribution.ts';
import { entryOf, type Catalog } from './catalog.ts';
import { featuresOf, recipeOf, type Evaluation } from './evaluate.ts';
import type { Experiment } from './experiment.ts';
import { explain } from './explain/explain.ts';
import type { Explanation } from './explain/explanation.ts';
import type { Frame } from './frame.ts';
import { hoursLate, whyNoHours, type HoursLate } from './hours/hours-late.ts';
import { businessLabel } from './label-as-of.ts';
import { checkContext } from './leak-check.ts';
import { LeakAudit, type AuditProgress } from './leakage/audit.ts';
import type { Audit } from './leakage/finding.ts';
import { besideFreshness, lookUp } from './look-up.ts';
import { RunMemory } from './memory.ts';
import type { FitProgress } from './model.ts';
import { picturesOf } from './pictures.ts';
import { replayWeeks } from './replay-weeks.ts';
import type {
  AttributionBar,
  HonestTwin,
  Interval,
  LookUp,
  Pictures,
  Report,
  RunProgress,
  ScoredRows,
} from './result.ts';
import { rowCounts } from './row-counts.ts';
import { CHOICES, honestTwin, whyNoDifference, withChoices } from './twin.ts';
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

interface Run {
  evaluation: Evaluation;
  delivered: Float64Array;
  assessment: Assessment;
}

/** The steps of one run, timed, on one memory. */
class Session {
  readonly seconds: Record<string, number> = {};
  readonly #memory: RunMemory;
  readonly #now: () => number;

  constructor(readonly context: RunContext) {
    this.#memory = context.memory ?? new RunMemory();
    this.#now = context.now ?? (() => 0);
  }

  timed<T>(stage: string, work: () => T): T {
    const start = this.#now();
    const result = work();
    this.#spend(stage, start);
    return result;
  }

  frameOf(experiment: Experiment): Frame {
    const { world, catalog } = this.context;
    return this.timed('rows', () => this.#memory.frame(experiment, world, catalog));
  }

  async *assess(
    experiment: Experiment,
    trainStage: string,
    refitStage: string,
  ): AsyncGenerator<RunProgress, Run> {
    const { catalog, signal } = this.context;
    const frame = this.frameOf(experiment);
    const memory = this.#memory;
    yield { kind: 'stage', stage: trainStage, detail: 'the learner’s own evaluation' };
    const evaluation = yield* this.#fitting(
      trainStage,
      memory.evaluation(experiment, catalog, frame, signal),
    );
    yield {
      kind: 'stage',
      stage: refitStage,
      detail: 'refitted as of today, replayed parcel by parcel',
    };
    const delivered = yield* this.#fitting(
      refitStage,
      memory.delivery(experiment, catalog, frame, signal),
    );
    const assessment = this.timed('intervals', () => assess(evaluation, delivered, frame));
    return { evaluation, delivered, assessment };
  }

  async *twin(
    experiment: Experiment,
    main: Assessment,
  ): AsyncGenerator<RunProgress, { honestTwin: HonestTwin; excess: Interval }> {
    const { world, catalog } = this.context;
    const twin = honestTwin(experiment, catalog, world);
    const same = CHOICES.every((choice) => isHonest(choice, experiment, twin));
    const { assessment, delivered } = yield* this.assess(same ? experiment : twin, 'twin', 'twin');
    return {
      honestTwin: {
        experiment: twin,
        same,
        offline: assessment.offline,
        replay: { ...assessment.replay, weeks: replayWeeks(this.frameOf(twin), delivered) },
        optimism: { rocAuc: assessment.optimism },
      },
      excess: same ? { value: 0, low: 0, high: 0 } : excessOf(main, assessment),
    };
  }

  async *attribution(
    experiment: Experiment,
    how: 'pair' | 'exact',
  ): AsyncGenerator<RunProgress, AttributionBar[]> {
    const { world, catalog } = this.context;
    const twin = honestTwin(experiment, catalog, world);
    const valueOf = (kept: ReadonlySet<(typeof CHOICES)[number]>) =>
      this.#optimism(withChoices(twin, experiment, kept));
    return yield* attribute(
      CHOICES,
      (choice) => whyNoDifference(choice, experiment, twin, catalog, world),
      how,
      valueOf,
    );
  }

  async *lookUp(
    experiment: Experiment,
    frame: Frame,
    main: Assessment,
  ): AsyncGenerator<RunProgress, LookUp | null> {
    yield { kind: 'stage', stage: 'look-up', detail: 'five draws of weeks, two models each' };
    const { catalog, signal } = this.context;
    const recipe = recipeOf(experiment, catalog, frame, signal);
    const measured = yield* this.#fitting('look-up', lookUp(recipe, frame));
    if (!measured) return null;
    const split = { id: 'time', gapDays: 0, options: {} };
    const byTime = yield* this.assess({ ...experiment, split }, 'look-up', 'look-up');
    return besideFreshness(measured, main, byTime.assessment);
  }

  async *hours(
    experiment: Experiment,
    frame: Frame,
    { evaluation, delivered }: Run,
  ): AsyncGenerator<RunProgress, HoursLate | null> {
    const { catalog, signal } = this.context;
    const recipe = recipeOf(experiment, catalog, frame, signal);
    const why = whyNoHours(recipe.model);
    yield { kind: 'stage', stage: 'hours', detail: why ?? 'the same recipe, asked for hours late' };
    return why
      ? null
      : yield* this.#fitting('hours', hoursLate(recipe, frame, evaluation, delivered));
  }

  async *explanation(
    experiment: Experiment,
    { evaluation, delivered }: Run,
    parcels: readonly string[],
  ): AsyncGenerator<RunProgress, Explanation> {
    const { catalog, signal } = this.context;
    const frame = this.frameOf(experiment);
    const start = this.#now();
    const run = { evaluation, delivered };
    const explanation = yield* explain(experiment, catalog, frame, run, parcels, signal);
    this.#spend('explanation', start);
    return explanation;
  }

  /** What needs no fit is measured before anything is trained. */
  async *startAudit(experiment: Experiment, frame: Frame): AsyncGenerator<RunProgress, LeakAudit> {
    const { catalog, signal } = this.context;
    const audit = this.timed(
      'audit',
      () => new LeakAudit(checkContext(experiment, catalog, frame, signal)),
    );
    yield* this.#auditing(audit.measure('without fits'));
    return audit;
  }

  /** Refits on scrambled labels, then prices what was flagged. */
  async *finishAudit(audit: LeakAudit, main: Assessment): AsyncGenerator<RunProgress, Audit> {
    const { world, catalog } = this.context;
    const { experiment, frame, features } = audit.context;
    yield* this.#auditing(audit.measure('with fits'));
    const model = entryOf('model', catalog.models, experiment.model.id);
    const twin = honestTwin(experiment, catalog, world);
    const assess = (other: Experiment) => this.#assessment(other);
    yield* audit.price(main, {
      experiment,
      features: model.ownFeatures ? null : features.map(({ id }) => id),
      twin,
      twinFeatures: featuresOf(twin, catalog, frame).map(({ id }) => id),
      catalog,
      assess,
    });
    return audit.audit;
  }

  async *#auditing(work: AsyncGenerator<FitProgress | AuditProgress>): AsyncGenerator<RunProgress> {
    const start = this.#now();
    for await (const step of work)
      yield 'kind' in step ? step : { kind: 'fit', stage: 'audit', progress: step };
    this.#spend('audit', start);
  }

  /** The audit says itself what is being priced, so the stages of the run are left out. */
  async *#assessment(experiment: Experiment): AsyncGenerator<RunProgress, Assessment> {
    const work = this.assess(experiment, 'audit', 'audit');
    let step = await work.next();
    while (!step.done) {
      if (step.value.kind !== 'stage') yield step.value;
      step = await work.next();
    }
    return step.value.assessment;
  }

  async *#optimism(experiment: Experiment): AsyncGenerator<RunProgress, number> {
    return (yield* this.assess(experiment, 'attribution', 'attribution')).assessment.optimism.value;
  }

  async *#fitting<T>(
    stage: string,
    work: AsyncGenerator<FitProgress, T>,
  ): AsyncGenerator<RunProgress, T> {
    const start = this.#now();
    try {
      let step = await work.next();
      while (!step.done) {
        yield { kind: 'fit', stage, progress: step.value };
        step = await work.next();
      }
      return step.value;
    } finally {
      this.#spend(stage, start);
    }
  }

  #spend(stage: string, start: number): void {
    this.seconds[stage] = (this.seconds[stage] ?? 0) + (this.#now() - start) / 1000;
  }
}

function isHonest(
  choice: (typeof CHOICES)[number],
  experiment: Experiment,
  twin: Experiment,
): boolean {
  const parts = {
    label: (e: Experiment) => e.label,
    features: (e: Experiment) => e.features,
    split: (e: Experiment) => e.split,
    transforms: (e: Experiment) => e.fitTransformsOn,
  };
  return JSON.stringify(parts[choice](experiment)) === JSON.stringify(parts[choice](twin));
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
