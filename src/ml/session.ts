import { assess, excessOf, type Assessment } from './assess.ts';
import { attribute } from './attribution.ts';
import { entryOf } from './catalog.ts';
import { featuresOf, recipeOf, type Evaluation } from './evaluate.ts';
import type { Experiment } from './experiment.ts';
import { explain } from './explain/explain.ts';
import type { Explanation } from './explain/explanation.ts';
import type { Frame } from './frame.ts';
import { hoursLate, whyNoHours, type HoursLate } from './hours/hours-late.ts';
import { checkContext } from './leak-check.ts';
import { LeakAudit, type AuditProgress } from './leakage/audit.ts';
import type { Audit } from './leakage/finding.ts';
import { besideFreshness, lookUp } from './look-up.ts';
import { RunMemory } from './memory.ts';
import type { FitProgress } from './model.ts';
import { replayWeeks } from './replay-weeks.ts';
import type { AttributionBar, HonestTwin, Interval, LookUp, RunProgress } from './result.ts';
import type { RunContext } from './run.ts';
import { CHOICES, honestTwin, whyNoDifference, withChoices } from './twin.ts';

/** A run's evaluation, its delivery, and what the two say. */
interface Run {
  evaluation: Evaluation;
  delivered: Float64Array;
  assessment: Assessment;
}

/** The steps of one run, timed, on one memory. */
export class Session {
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
