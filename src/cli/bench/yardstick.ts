import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalog } from '../../catalog/index.ts';
import { entryOf } from '../../ml/catalog.ts';
import { designRows } from '../../ml/design.ts';
import type { Options } from '../../ml/experiment.ts';
import { rocAuc } from '../../ml/metrics/roc-auc.ts';
import type { FitContext, Model } from '../../ml/model.ts';
import { Random } from '../../ml/random.ts';
import { figure, type Figure, type Unit } from './figure.ts';
import { encode, fitContext, honestExperiment, simulatedFrame, type Matrices } from './honest.ts';
import { SIZES, type Part, type Task } from './part.ts';
import { ScikitLearn, type TimedFit } from './scikit-learn.ts';
import { TARGETS, type Target } from './target.ts';
import { repeat } from './timing.ts';
import { toEnd } from './to-end.ts';
import { writeMatrices } from './write-matrices.ts';

/** Neither side stops early, so that both go through the same number of trees or epochs. */
const SUBJECTS = {
  'logistic-regression': {},
  'boosted-trees': { earlyStoppingRounds: 0 },
  'neural-network': { patience: 0 },
} satisfies Record<string, Options>;

type Subject = keyof typeof SUBJECTS;

interface Pair {
  ours: TimedFit;
  theirs: TimedFit;
}

export const yardstick: Part = {
  id: 'scikit-learn',
  title: 'Against scikit-learn, one thread',
  summary:
    'Fits on the very same matrices in turn, neither side stopping early; the ratio is Holdout’s time over scikit-learn’s, pair by pair. Each pair leaves out another hundredth of the training rows, for one fit’s ROC AUC is partly chance: a few rows more or less move that of boosted trees by .002.',
  rows: SIZES,
  subjects: Object.keys(SUBJECTS),
  async measure(task) {
    const id = task.subject as Subject;
    const folder = await mkdtemp(join(tmpdir(), 'holdout-matrices-'));
    try {
      return figuresOf(id, await measurePairs(id, task, folder));
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function measurePairs(id: Subject, task: Task, folder: string): Promise<Pair[]> {
  const model = entryOf('model', catalog.models, id);
  const experiment = honestExperiment(task.rows!, id, SUBJECTS[id]);
  const frame = simulatedFrame(experiment);
  const matrices = encode(model, experiment, frame);
  const context = fitContext(model, experiment, frame);
  await writeMatrices(folder, matrices, context().options);
  const scikitLearn = new ScikitLearn(task.root, folder, id);
  const pairs: Pair[] = [];
  await repeat({ ...task.effort, seconds: task.effort.seconds * 3 }, async (repetition) => {
    const seed = experiment.seed + repetition;
    const rows = rowsKept(matrices.train.rows, seed);
    const ours = await timedFit(model, withRows(matrices, rows), {
      ...context(seed),
      day: rows.map((row) => context().day[row]!),
    });
    pairs.push({ ours, theirs: await scikitLearn.fit(seed, rows) });
  });
  scikitLearn.close();
  return pairs;
}

/** The training rows of one repetition: all but one in a hundred, drawn anew each time. */
function rowsKept(rows: number, seed: number): Int32Array {
  const rng = new Random(seed, 'rows kept');
  return Int32Array.from({ length: rows }, (_, row) => row).filter(() => rng.below(100) > 0);
}

function withRows(matrices: Matrices, rows: Int32Array): Matrices {
  const trainY = Uint8Array.from(rows, (row) => matrices.trainY[row]!);
  return { ...matrices, train: designRows(matrices.train, rows), trainY };
}

async function timedFit(
  model: Model,
  { train, trainY, test, testY }: Matrices,
  context: FitContext,
): Promise<TimedFit> {
  const start = performance.now();
  const fitted = await toEnd(model.fit(train, trainY, context));
  const seconds = (performance.now() - start) / 1000;
  const scores = Float64Array.from(await fitted.predict(test));
  fitted.dispose?.();
  const { largestGradient } = fitted.description;
  return {
    seconds,
    rocAuc: rocAuc(testY, scores)!,
    ...(typeof largestGradient === 'number' && { largestGradient }),
  };
}

function figuresOf(id: Subject, pairs: readonly Pair[]): Figure[] {
  const of = (
    name: string,
    unit: Unit,
    read: (pair: Pair) => number,
    target: Target | null = null,
  ): Figure => figure(`${id}: ${name}`, unit, pairs.map(read), target);
  const hasGradient = pairs[0]!.ours.largestGradient !== undefined;
  return [
    of('fit, ours', 's', ({ ours }) => ours.seconds),
    of('fit, theirs', 's', ({ theirs }) => theirs.seconds),
    of('ratio', '×', ({ ours, theirs }) => ours.seconds / theirs.seconds, TARGETS.fitRatio[id]),
    ...(hasGradient
      ? [
          of('largest gradient, ours', '', ({ ours }) => ours.largestGradient!),
          of('largest gradient, theirs', '', ({ theirs }) => theirs.largestGradient!),
        ]
      : []),
    of('ROC AUC, ours', '', ({ ours }) => ours.rocAuc),
    of('ROC AUC, theirs', '', ({ theirs }) => theirs.rocAuc),
    of(
      'ROC AUC, ours − theirs',
      '',
      ({ ours, theirs }) => ours.rocAuc - theirs.rocAuc,
      TARGETS.aucDifference,
    ),
  ];
}
