import type { Catalog } from '../ml/catalog.ts';
import type { Experiment } from '../ml/experiment.ts';
import type { Answer, AnswerTo, ExploreProgress, Question, Scope } from '../ml/explore/answers.ts';
import {
  CrossFilter,
  type CrossAnswer,
  type CrossQuestion,
  type ValueFilter,
} from '../ml/explore/cross-filter.ts';
import { explore } from '../ml/explore/explore.ts';
import { exploredRows, cutExplored, type ExploredRows } from '../ml/explore/explored-rows.ts';
import type { RunMemory } from '../ml/run.ts';
import type { World } from '../ml/world.ts';

/** What a page asks of a table: which rows, which part of them, and what about them. */
export interface ExploreRequest {
  experiment: Experiment;
  scope: Scope;
  filters: readonly ValueFilter[];
  question: AnyQuestion;
}

export type AnyQuestion = Question | CrossQuestion;
export type AnyAnswer = Answer | CrossAnswer;
export type AnswerToAny<Q extends AnyQuestion> = Q extends Question ? AnswerTo<Q> : CrossAnswer;

/** Cut rows hold whole columns, so only those asked about last are kept. */
const SCOPES_KEPT = 2;

/** The rows of a world that a page looks at, cut and put into bars once, however often it asks. */
export class Exploration {
  readonly #filters = new Map<string, CrossFilter>();
  #part: { key: string; rows: ExploredRows } | null = null;

  constructor(
    private readonly world: World,
    private readonly catalog: Catalog,
    private readonly memory: RunMemory,
  ) {}

  async *answer(
    { experiment, scope, filters, question }: ExploreRequest,
    signal?: AbortSignal,
  ): AsyncGenerator<ExploreProgress, AnyAnswer> {
    const key = JSON.stringify([experiment, scope]);
    const whole = this.#whole(key, experiment, scope);
    if (question.kind === 'cross') return whole.answer(question, filters);
    const rows = filters.length ? this.#filtered(key, whole, filters) : whole.rows;
    return yield* explore(question, rows, signal);
  }

  #whole(key: string, experiment: Experiment, scope: Scope): CrossFilter {
    let whole = this.#filters.get(key);
    // What is asked for again moves to the end; the oldest goes.
    this.#filters.delete(key);
    whole ??= new CrossFilter(
      exploredRows(experiment, this.world, this.catalog, scope, this.memory),
    );
    this.#filters.set(key, whole);
    for (const oldest of this.#filters.keys()) {
      if (this.#filters.size <= SCOPES_KEPT) break;
      this.#filters.delete(oldest);
    }
    return whole;
  }

  #filtered(key: string, whole: CrossFilter, filters: readonly ValueFilter[]): ExploredRows {
    const wanted = JSON.stringify([key, filters]);
    if (this.#part?.key !== wanted)
      this.#part = { key: wanted, rows: cutExplored(whole.rows, whole.passing(filters)) };
    return this.#part.rows;
  }
}
