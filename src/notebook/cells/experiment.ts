import { toExperiment, type Experiment, type ExperimentSpec } from '../../ml/experiment.ts';
import type { RunResult } from '../../ml/result.ts';
import type { RunRequest } from '../../ml/run.ts';
import type { CellKind } from '../cell-kind.ts';
import type { CellProgress } from '../cell-status.ts';
import { chosenExperiment, isField, type Choices } from '../experiment-fields.ts';
import { parseRequest } from '../experiment-request.ts';
import type { Cell } from '../lesson.ts';
import { commandLine } from '../command-line.ts';
import { fence, markdownTable, parts } from '../markdown-text.ts';
import { score, signed } from '../../charts/figures.ts';
import { nextProgress } from '../next-progress.ts';
import { known } from '../known.ts';
import { checked } from '../share.ts';

export interface ExperimentCell extends Cell {
  kind: 'experiment';
  title: string | null;
  /** As the author wrote it: what is absent comes from the lesson's front matter or the default. */
  spec: ExperimentSpec;
  /** Fields that the learner may change, as paths: `split.id`, `split.gapDays`, `features`. */
  free: readonly string[];
  request: RunRequest;
}

/** What the learner chose in the free fields. */
export interface ExperimentWork {
  choices: Choices;
}

export const kind: CellKind<ExperimentCell, ExperimentWork, RunResult> = {
  id: 'experiment',
  title: 'Experiment',
  summary: 'An experiment of the Lab, some choices locked and some free.',
  languages: ['yaml'],
  parse(source) {
    const fields = source.fields();
    const spec = (fields.value('experiment') ?? {}) as ExperimentSpec;
    try {
      checked(toExperiment(spec), known);
    } catch (error) {
      fields.fail('experiment', `is impossible: ${(error as Error).message.replace(/\.$/, '')}`);
    }
    const free = fields.texts('free');
    for (const path of free)
      if (!isField(path))
        fields.fail('free', `names "${path}", which is no field of an experiment`);
    return { title: fields.optionalText('title'), spec, free, request: parseRequest(fields) };
  },
  needs: () => [],
  cost: () => 'expensive',
  runKey: (_cell, work) => JSON.stringify(Object.entries(work?.choices ?? {}).sort()),
  async run(cell, { work, lesson, engines, signal, onProgress }) {
    const experiment = experimentOf(cell, work, lesson);
    let progress: CellProgress = { text: '', share: null, rounds: [] };
    return engines.experiment.run(experiment, cell.request, {
      signal,
      onLoading: (share, text) => onProgress({ text, share, rounds: [] }),
      onProgress: (step) => onProgress((progress = nextProgress(progress, step))),
    });
  },
  /** The report, with the pictures beside its parts. */
  value: (_cell, { result }) =>
    result ? { ...result.report, pictures: result.pictures } : undefined,
  progress: (_cell, { work, result }) => (result ? 'done' : work ? 'begun' : 'untouched'),
  toMarkdown({ title }, { result }) {
    const head = `**Experiment${title ? `: ${title}` : ''}.**`;
    if (!result) return parts(head, 'Not run.');
    const { offline, replay, optimism, experiment } = result.report;
    const command = commandLine(experiment);
    return parts(
      head,
      markdownTable(
        ['offline ROC AUC', 'replayed', 'optimism'],
        [[score(offline.rocAuc), score(replay.rocAuc), signed(optimism.rocAuc.value)]],
      ),
      command ? fence('sh', command) : fence('json', JSON.stringify(experiment, null, 2)),
    );
  },
  flawOfWork(work, cell) {
    const { choices } = (work ?? {}) as Partial<ExperimentWork>;
    if (typeof choices !== 'object' || choices === null) return 'its choices are missing';
    try {
      experimentOf(cell, { choices }, {});
      return null;
    } catch (error) {
      return `its experiment is impossible (${(error as Error).message})`;
    }
  },
};

/** The experiment as it would run now. Throws when the learner's choices do not go together. */
export function experimentOf(
  cell: ExperimentCell,
  work: ExperimentWork | null,
  lesson: Partial<Pick<Experiment, 'dataset' | 'today'>>,
): Experiment {
  const base = toExperiment({
    ...lesson,
    ...cell.spec,
    dataset: { ...lesson.dataset, ...cell.spec.dataset },
  });
  return checked(chosenExperiment(base, cell.free, work?.choices ?? {}), known);
}
