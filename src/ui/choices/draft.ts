import type { Experiment, ExperimentSpec } from '../../ml/experiment.ts';

/** An experiment under edit: the Lab's, or that of a lesson's cell with some of its choices locked. */
export interface ExperimentDraft {
  readonly experiment: Experiment;
  /** Takes an edit if it makes a possible experiment; says what is wrong if not. */
  edit(change: (experiment: Experiment) => ExperimentSpec): string | null;
  /** Whether the field at this path, such as `split.gapDays`, may be changed. */
  isFree(path: string): boolean;
}
