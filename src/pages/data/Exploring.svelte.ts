import { toExperiment, type Experiment, type ExperimentSpec } from '../../ml/experiment.ts';
import type { Scope } from '../../ml/explore/answers.ts';
import {
  usualDimensions,
  type CrossAnswer,
  type CrossDimension,
  type ValueFilter,
} from '../../ml/explore/cross-filter.ts';
import { exploringExperiment, type DataLink } from '../../notebook/data-link.ts';
import type { LookedAt } from '../../notebook/looks.ts';
import { known } from '../../notebook/known.ts';
import type { ExperimentDraft } from '../../ui/choices/draft.ts';
import type { LabClient } from '../../worker/client.ts';
import type { AnswerToAny, AnyQuestion, ExploreRequest } from '../../worker/exploration.ts';
import type { Looks } from '../Looks.svelte.ts';
import { Asked } from './Asked.svelte.ts';
import { KeptAnswers } from './kept-answers.ts';
import { Latest } from './Latest.svelte.ts';

/** Answers that are kept, so that coming back to a view does not ask again. */
const ANSWERS_KEPT = 40;
const FREE = ['label.id', 'trainFrom', 'today', 'dataset.scenario', 'dataset.seed', 'dataset.rows'];

/** The state of the Data page: which table and label, which rows and which part of them, which view. */
export class Exploring implements ExperimentDraft {
  #experiment = $state.raw<Experiment>(exploringExperiment(known));
  #scope = $state<Scope>('training');
  filters = $state.raw<readonly ValueFilter[]>([]);
  view = $state<string | null>(null);
  column = $state<string | null>(null);
  /** A cell that was opened just now, to be brought into view. */
  goToCell = $state<string | null>(null);
  charts = $state.raw<readonly string[] | null>(null);
  /** What was wrong with the link. */
  problem = $state<string | null>(null);
  /** How many rows pass, and the bars of the charts that are shown. */
  readonly counts: Latest<ExploreRequest, CrossAnswer>;
  private readonly answers = new KeptAnswers<Asked<unknown>>(ANSWERS_KEPT);

  constructor(
    private readonly client: LabClient,
    private readonly looks: Looks,
    private readonly clean: boolean,
  ) {
    this.counts = new Latest((request) => this.client.explore(request) as Promise<CrossAnswer>);
  }

  get experiment(): Experiment {
    return this.#experiment;
  }

  get scope(): Scope {
    return this.#scope;
  }

  get link(): DataLink {
    const { experiment, view, column, filters, charts, clean } = this;
    return { experiment, view, column, filters, charts, clean };
  }

  /** Looks at this table that cannot be taken back, oldest first. */
  get looked() {
    return this.looks.on(this.#experiment.dataset);
  }

  get shownCharts(): readonly string[] {
    return this.charts ?? usualDimensions(known.dictionary);
  }

  /** Takes an edit if it makes a possible experiment; says what is wrong if not. */
  edit(change: (experiment: Experiment) => ExperimentSpec): string | null {
    try {
      this.#experiment = toExperiment(change(this.#experiment));
      this.#scope = 'training';
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  }

  isFree(path: string): boolean {
    return FREE.includes(path) || path.startsWith('label.options');
  }

  openLink(link: DataLink, problem: string | null): void {
    if (JSON.stringify(link.experiment) !== JSON.stringify(this.#experiment)) {
      this.#experiment = link.experiment;
      this.#scope = 'training';
    }
    this.filters = link.filters;
    this.view = link.view;
    this.column = link.column;
    this.charts = link.charts;
    this.problem = problem;
  }

  /** Takes the step beyond the training rows; it is written down before anything is shown. */
  lookAt(what: LookedAt): void {
    const { dataset, today } = this.#experiment;
    this.looks.record(what, dataset, today);
    this.#scope = what;
  }

  stayWithTraining(): void {
    this.#scope = 'training';
  }

  /** The dimensions that are filtered, with their bars, as they were counted last. */
  get filteredDimensions(): CrossDimension[] {
    return this.counts.answer?.dimensions.filter(({ kept }) => kept !== null) ?? [];
  }

  /** null takes the filter of this dimension away. */
  setFilter(dimension: string, filter: ValueFilter | null): void {
    const others = this.filters.filter((other) => other.dimension !== dimension);
    this.filters = filter ? [...others, filter] : others;
  }

  /** Asks for the counts as everything is set now. */
  count(dimensions: readonly string[]): void {
    const filtered = this.filters.map(({ dimension }) => dimension);
    const all = [...dimensions, ...filtered.filter((id) => !dimensions.includes(id))];
    this.counts.want({ ...this.about(this.filters), question: { kind: 'cross', dimensions: all } });
  }

  /** The answer to a question about the rows as everything is set now. */
  asked<Q extends AnyQuestion>(
    question: Q,
    filters: readonly ValueFilter[] = this.filters,
  ): Asked<AnswerToAny<Q>> {
    const request = { ...this.about(filters), question };
    const key = JSON.stringify(request);
    const asked = this.answers.get(
      key,
      () =>
        new Asked(
          (events) => this.client.explore(request, events),
          () => this.answers.forget(key),
        ),
    );
    return asked as Asked<AnswerToAny<Q>>;
  }

  private about(filters: readonly ValueFilter[]): Omit<ExploreRequest, 'question'> {
    return { experiment: this.#experiment, scope: this.#scope, filters };
  }
}
