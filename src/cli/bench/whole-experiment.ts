import { simulate } from '../../../datasets/deliveries/simulate.ts';
import { catalog } from '../../catalog/index.ts';
import { DEFAULT_EXPERIMENT, type Experiment } from '../../ml/experiment.ts';
import { frameOf } from '../../ml/frame.ts';
import type { Report } from '../../ml/result.ts';
import { run } from '../../ml/run.ts';
import type { World } from '../../ml/world.ts';
import { openDataset } from '../open-dataset.ts';
import { ProgressLine } from '../progress-line.ts';
import { figure, timeFigure, type Figure } from './figure.ts';
import { halvesOf, honestExperiment } from './honest.ts';
import { SIZES, type Part } from './part.ts';
import { TARGETS } from './target.ts';
import { ONCE, timeOf, type Effort, type Timing } from './timing.ts';
import { toEnd } from './to-end.ts';

const SUBJECTS = ['boosted-trees', 'logistic-regression', 'neural-network'] as const;

export const wholeExperiment: Part = {
  id: 'experiment',
  title: 'Whole experiment',
  summary:
    'The honest experiment from the table to the report: features, fit, offline score, refit as of today, replay, ceilings, intervals, pictures. The default table is loaded from its files; another is simulated first, with the true probabilities of its scored rows.',
  rows: SIZES,
  subjects: SUBJECTS,
  async measure({ rows, subject, effort, root }) {
    const experiment = honestExperiment(rows!, subject!);
    const isDefault = rows === DEFAULT_EXPERIMENT.dataset.rows;
    const opened = isDefault ? await openTable(root, experiment, effort) : null;
    const world = opened?.world ?? simulate(experiment.dataset);
    const truth = opened ? [] : [await truthFigure(subject!, experiment, world)];
    const reports: Report[] = [];
    const timing = await timeOf(effort, async () => {
      const now = () => performance.now();
      reports.push((await toEnd(run(experiment, { world, catalog, now }))).report);
    });
    const target = isDefault
      ? TARGETS.experiment[subject as keyof typeof TARGETS.experiment]
      : null;
    const { offline, replay } = reports[0]!;
    return [
      ...(opened ? [timeFigure(`${subject}: open the table`, opened.timing, rows)] : truth),
      timeFigure(`${subject}: experiment`, timing, null, target),
      ...stages(subject!, reports),
      figure(`${subject}: offline ROC AUC`, '', offline.rocAuc!),
      figure(`${subject}: replayed ROC AUC`, '', replay.rocAuc!),
    ];
  },
};

async function openTable(
  root: string,
  { dataset }: Experiment,
  effort: Effort,
): Promise<{ world: World; timing: Timing }> {
  const silent = new ProgressLine({ write: () => true });
  let world: World | null = null;
  const timing = await timeOf(effort, async () => {
    world = await openDataset(root, dataset, silent);
  });
  return { world: world!, timing };
}

/** A simulated world integrates its true probabilities when it is first asked for them, and keeps them. */
async function truthFigure(subject: string, experiment: Experiment, world: World): Promise<Figure> {
  const frame = frameOf(experiment, world, catalog);
  const rows = [halvesOf(experiment, frame).test, frame.replay];
  const timing = await timeOf(ONCE, () => {
    for (const scored of rows) world.trueProbability('own-reasons', scored);
  });
  const count = rows.reduce((sum, scored) => sum + scored.length, 0);
  return timeFigure(`${subject}: true probabilities`, timing, count);
}

function stages(subject: string, reports: readonly Report[]): Figure[] {
  return Object.keys(reports[0]!.seconds).map((stage) =>
    figure(
      `${subject}: of which ${stage}`,
      's',
      reports.map(({ seconds }) => seconds[stage]!),
    ),
  );
}
