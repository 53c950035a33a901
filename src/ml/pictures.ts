import { businessOf } from './assess.ts';
import { calibrationOf } from './calibration.ts';
import { entryOf, type Catalog } from './catalog.ts';
import { featuresOf, type EvaluatedFold, type Evaluation } from './evaluate.ts';
import type { Experiment } from './experiment.ts';
import type { Feature } from './feature.ts';
import type { Frame } from './frame.ts';
import { rocAuc } from './metrics/roc-auc.ts';
import type { FoldScore, MetricRow, Pictures } from './result.ts';
import { CLOCK_SAMPLE, sampleRoles } from './row-sample.ts';
import { dateOfMinutes } from './table.ts';
import { thresholdCounts } from './thresholds.ts';
import { trainingTwinShare, trainingTwins } from './training-twins.ts';
import type { World } from './world.ts';

/** What the screen draws beside the report, small enough to keep with the run. */
export function picturesOf(
  experiment: Experiment,
  catalog: Catalog,
  frame: Frame,
  evaluation: Evaluation,
  delivered: Float64Array,
  seconds: Readonly<Record<string, number>>,
): Pictures {
  const y = Uint8Array.from(evaluation.folds.flatMap((fold) => [...fold.y]));
  const score = Float64Array.from(evaluation.folds.flatMap((fold) => [...fold.score]));
  const replayY = businessOf(frame, frame.replay);
  const features = featuresOf(experiment, catalog, frame);
  return {
    clock: clockSample(frame, evaluation),
    thresholds: { offline: thresholdCounts(y, score), replay: thresholdCounts(replayY, delivered) },
    calibration: { offline: calibrationOf(y, score), replay: calibrationOf(replayY, delivered) },
    importance: importanceOf(evaluation),
    folds: evaluation.folds.map((fold) => foldScore(frame, fold)),
    metrics: metricRows(catalog, frame, evaluation, delivered),
    training: evaluation.training,
    features: features.map(({ id, title, knownAt, later }) => ({ id, title, knownAt, later })),
    description: evaluation.description,
    twinsWithinHour: trainingTwinShare(frame, evaluation.folds.at(-1)!),
    twins: trainingTwins(frame, evaluation.folds.at(-1)!),
    lineage: lineageOf(experiment, catalog, frame, features, seconds),
  };
}

/** A sample of the rows with the part that each played, drawn by the same fold that was evaluated. */
function clockSample(frame: Frame, { folds }: Evaluation): Pictures['clock'] {
  const [sample] = sampleRoles(frame, folds.slice(-1), CLOCK_SAMPLE);
  return {
    minutes: sample!.map(({ row }) => frame.created[row]!),
    role: sample!.map(({ role }) => role),
  };
}

function foldScore({ created }: Frame, fold: EvaluatedFold): FoldScore {
  const { testRows, trainIndex, y, score } = fold;
  return {
    from: dateOfMinutes(created[testRows[0]!]!),
    to: dateOfMinutes(created[testRows.at(-1)!]!),
    train: trainIndex.length,
    test: testRows.length,
    rocAuc: rocAuc(y, score) ?? null,
  };
}

function metricRows(
  catalog: Catalog,
  frame: Frame,
  { folds }: Evaluation,
  delivered: Float64Array,
): MetricRow[] {
  const replayY = businessOf(frame, frame.replay);
  return catalog.metrics.map(({ id, title, summary, measure }) => {
    const overFolds = (labels: (fold: EvaluatedFold) => Uint8Array) => {
      const values = folds.map((fold) => measure(labels(fold), fold.score) ?? NaN);
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      return Number.isNaN(mean) ? null : mean;
    };
    return {
      id,
      title,
      summary,
      offline: overFolds((fold) => fold.y),
      onBusinessLabel: overFolds((fold) => businessOf(frame, fold.testRows)),
      replay: measure(replayY, delivered) ?? null,
    };
  });
}

function importanceOf({ importance }: Evaluation): Pictures['importance'] {
  if (!importance) return null;
  return [...importance]
    .map(([feature, share]) => ({ feature, share }))
    .sort((a, b) => b.share - a.share);
}

function lineageOf(
  experiment: Experiment,
  catalog: Catalog,
  frame: Frame,
  features: readonly Feature[],
  seconds: Readonly<Record<string, number>>,
): Pictures['lineage'] {
  const split = entryOf('split', catalog.splits, experiment.split.id);
  const model = entryOf('model', catalog.models, experiment.model.id);
  const label = entryOf('label', catalog.labels, experiment.label.id);
  const step = (name: string, detail: string, stage?: string) => ({
    step: name,
    detail,
    seconds: stage === undefined ? null : (seconds[stage] ?? null),
  });
  return [
    step('data', dataOf(frame.world)),
    step(
      'label',
      `${label.title}, as the warehouse shows it at the end of ${experiment.today}`,
      'rows',
    ),
    step(
      'rows',
      `${frame.eligible.length} to learn from since ${experiment.trainFrom}, ${frame.pending.length} pending, ${frame.replay.length} replayed`,
    ),
    step('features', `${features.length}: ${experiment.features.join(', ')}`),
    step(
      'split',
      `${split.title}${split.takesGap ? `, gap ${experiment.split.gapDays} days` : ''}, seed ${experiment.seed}`,
    ),
    step(
      'transforms',
      `fitted on ${experiment.fitTransformsOn === 'all' ? 'all eligible rows' : 'training rows'}`,
    ),
    step('model', `${model.title}, seed ${experiment.seed}`, 'train'),
    step(
      'refit',
      `on all ${frame.eligible.length} eligible rows as of ${experiment.today}, served for ${experiment.replayWeeks} weeks`,
      'refit',
    ),
    step('intervals', '1,000 circular bootstraps of blocks of 7 creation days', 'intervals'),
  ];
}

function dataOf({ dataset, table, reading, checksum }: World): string {
  const origin = reading
    ? `read from a file of ${reading.read} rows, ${table.rows} of them used`
    : `seed ${dataset.seed}, scenario ${dataset.scenario}, ${table.rows} rows`;
  return `${dataset.name}, ${origin}, checksum ${checksum}`;
}
