import { presets, type Preset } from '../../catalog/presets.ts';
import { toExperiment, type Experiment, type ExperimentSpec } from '../../ml/experiment.ts';
import type { RunComparison } from '../../ml/explain/compare-runs.ts';
import type { RunResult } from '../../ml/result.ts';
import type { DatasetSpec } from '../../ml/world.ts';
import { DEFAULT_ACTION, type Action } from '../../notebook/action.ts';
import { newRun, type Prediction, type RunRecord } from '../../notebook/run-record.ts';
import type { Look } from '../../notebook/looks.ts';
import type { LabLink } from '../../notebook/share.ts';
import { differences, type Difference } from './differences.ts';
import { REQUESTS, type Engine } from './engine.ts';
import { withAudit, withExtras } from './extras.ts';
import { Runs } from './Runs.svelte.ts';
import { Task, type Asked } from './Task.svelte.ts';

/** The run that was computed when the page was built; it is shown, not kept. */
export const BUILT_RUN_ID = 'built-with-the-page';

/** The state of the Lab's page: the experiment being chosen, the guess, the run that is shown. */
export class Lab {
  #experiment = $state.raw<Experiment>(toExperiment(presets[0]!.experiment));
  #prediction = $state<Prediction | null>(null);
  #built = $state.raw<RunRecord | null>(null);
  #shownId = $state<string | null>(null);
  #problem = $state<string | null>(null);
  /** The dataset whose table the worker holds, as JSON. */
  #opened = $state<string | null>(null);
  #comparedIds = $state.raw<readonly string[]>([]);
  tab = $state<string | null>(null);
  /** From which probability on somebody acts, and what that costs. */
  action = $state.raw<Action>(DEFAULT_ACTION);
  clean = $state(false);
  /** The link and the stored runs are being read. */
  starting = $state(true);
  readonly task = new Task();

  constructor(
    readonly engine: Engine,
    readonly runs = new Runs(),
    /** Test rows or the future that were looked at, of a dataset. */
    private readonly looksOn: (dataset: DatasetSpec) => readonly Look[] = () => [],
  ) {}

  get experiment(): Experiment {
    return this.#experiment;
  }

  get prediction(): Prediction | null {
    return this.#prediction;
  }

  /** What was wrong with the link. */
  get problem(): string | null {
    return this.#problem;
  }

  get shown(): RunRecord | null {
    return this.#shownId === BUILT_RUN_ID ? this.#built : this.runs.find(this.#shownId);
  }

  /** The result is there and waits for a guess. */
  get hidden(): boolean {
    return this.shown?.prediction === null;
  }

  /** The experiment under edit is the one that is shown, result and all. */
  get settled(): boolean {
    return this.shown !== null && this.changes.length === 0;
  }

  /** In what the experiment under edit differs from the run that is shown. */
  get changes(): Difference[] {
    return this.shown ? differences(this.shown.result.report.experiment, this.#experiment) : [];
  }

  /**
   * The split is drawn before it is run, once its table is there, and not while something runs: drawing
   * would make the page stumble.
   */
  get previewable(): boolean {
    const wanted = JSON.stringify(this.#experiment.dataset);
    return !this.settled && !this.task.busy && this.#opened === wanted;
  }

  /** Every run whose result may be seen, oldest first. */
  get seen(): readonly RunRecord[] {
    const own = this.runs.list.filter((run) => run.prediction !== null);
    return this.#built ? [this.#built, ...own] : own;
  }

  get compared(): readonly RunRecord[] {
    return this.seen.filter((run) => this.#comparedIds.includes(run.id));
  }

  get preset(): Preset | null {
    const matches = (p: Preset) => same(toExperiment(p.experiment), this.#experiment);
    return presets.find(matches) ?? null;
  }

  get link(): LabLink {
    const { tab, action, clean } = this;
    return { experiment: this.#experiment, prediction: this.#prediction, tab, action, clean };
  }

  /** Takes an edit if it makes a possible experiment; says what is wrong if not. */
  edit(change: (experiment: Experiment) => ExperimentSpec): string | null {
    try {
      this.choose(toExperiment(change(this.#experiment)));
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  }

  /** Makes this the experiment under edit and shows its latest run, where there is one. */
  choose(experiment: Experiment): void {
    this.#problem = null;
    if (same(experiment, this.#experiment)) return;
    this.#experiment = experiment;
    const run = this.latestRunOf(experiment);
    this.#prediction = run?.prediction ?? null;
    if (run) this.#shownId = run.id;
  }

  /** Every field of the Lab's experiment may be changed; a lesson locks some of its cells'. */
  isFree(): boolean {
    return true;
  }

  openLink(link: LabLink, problem: string | null): void {
    if (link.experiment) this.choose(link.experiment);
    if (link.prediction !== null) this.predict(link.prediction);
    this.tab = link.tab;
    this.action = link.action;
    this.#problem = problem;
  }

  /** The first preset's result, for a first visit. */
  showBuilt(result: RunResult): void {
    const run = {
      id: BUILT_RUN_ID,
      name: '',
      ranAt: '',
      prediction: 'skipped' as const,
      looked: [],
    };
    this.#built = { format: 1, ...run, result };
  }

  /** Shows the latest run of the experiment under edit, or none. */
  showLatest(): void {
    const run = this.latestRunOf(this.#experiment);
    this.#shownId = run?.id ?? null;
    if (run) this.#prediction = run.prediction;
  }

  show(run: RunRecord): void {
    this.#experiment = run.result.report.experiment;
    this.#prediction = run.prediction;
    this.#shownId = run.id;
  }

  /** A guess counts until the result has been seen. */
  predict(prediction: Prediction | null): void {
    if (!this.settled || this.hidden) this.#prediction = prediction;
  }

  /** Shows the result that waits, with the guess as it is now. */
  reveal(): void {
    const { shown } = this;
    const prediction = this.#prediction ?? 'skipped';
    this.#prediction = prediction;
    if (shown && this.hidden) this.runs.change(shown.id, (run) => ({ ...run, prediction }));
  }

  /** Loads a table before it is needed. A failure is left to the run, which will tell it. */
  warm(dataset: DatasetSpec): void {
    const onLoading = (share: number, detail: string) => this.task.awaitTable(share, detail);
    this.engine
      .open(dataset, { onLoading })
      .then(() => (this.#opened = JSON.stringify(dataset)))
      .catch(() => {});
  }

  async run(): Promise<void> {
    const experiment = this.#experiment;
    const result = await this.task.do('run', (events) => this.engine.run(experiment, {}, events));
    if (!result) return;
    this.#opened = JSON.stringify(experiment.dataset);
    const prediction = same(experiment, this.#experiment) ? this.#prediction : null;
    const run = newRun(result, prediction, this.looksOn(experiment.dataset));
    this.runs.add(run);
    if (same(experiment, this.#experiment)) this.#shownId = run.id;
  }

  /** Computes more about the run that is shown: its twin, its attribution, its audit … */
  async ask(wanted: Asked, request = REQUESTS[wanted]): Promise<void> {
    const { shown } = this;
    if (!shown) return;
    const { experiment } = shown.result.report;
    const more = await this.task.do(wanted, (events) =>
      this.engine.run(experiment, request, events),
    );
    const { audit } = this.task;
    if (more) this.change(shown, (run) => ({ ...run, result: withExtras(run.result, more) }));
    else if (audit) this.change(shown, (run) => ({ ...run, result: withAudit(run.result, audit) }));
  }

  /** Two runs parcel by parcel, at the threshold that is chosen; null when it failed or was stopped. */
  comparePaired(a: RunRecord, b: RunRecord): Promise<RunComparison | null> {
    const [first, second] = [a, b].map((run) => run.result.report.experiment);
    return this.task.do('comparison', (events) =>
      this.engine.compare(first!, second!, this.action.threshold, events),
    );
  }

  /** Explains these parcels of the run that is shown, too. */
  askAbout(parcels: readonly string[]): Promise<void> {
    return this.ask('explanation', { explain: { parcels } });
  }

  private change(shown: RunRecord, change: (run: RunRecord) => RunRecord): void {
    if (shown.id === BUILT_RUN_ID) this.#built = change(shown);
    else this.runs.change(shown.id, change);
  }

  delete(run: RunRecord): void {
    this.runs.delete(run.id);
    this.#comparedIds = this.#comparedIds.filter((id) => id !== run.id);
    if (this.#shownId === run.id) this.showLatest();
  }

  /** Two runs at most stand side by side; a third takes the place of the first. */
  compare(run: RunRecord, wanted: boolean): void {
    const others = this.#comparedIds.filter((id) => id !== run.id);
    this.#comparedIds = wanted ? [...others.slice(-1), run.id] : others;
  }

  private latestRunOf(experiment: Experiment): RunRecord | null {
    const runs = this.#built ? [this.#built, ...this.runs.list] : this.runs.list;
    return runs.findLast((run) => same(run.result.report.experiment, experiment)) ?? null;
  }
}

function same(a: Experiment, b: Experiment): boolean {
  return differences(a, b).length === 0;
}
