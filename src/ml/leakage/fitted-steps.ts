import { entryOf } from '../catalog.ts';
import type { Feature } from '../feature.ts';
import type { Frame } from '../frame.ts';
import type { CheckContext, Measured } from '../leak-check.ts';
import { optionValues, type Encoding } from '../model.ts';
import type { Interval } from '../result.ts';
import type { Measure } from './finding.ts';
import {
  learnedFeatureGain,
  scalingShift,
  targetEncodingGain,
  unseenShare,
  type FoldRows,
} from './fit-scope.ts';
import { countWords } from './number-words.ts';
import { selectionGain } from './selection-gain.ts';

export const GAIN = 'ROC AUC on test rows, fitted on all rows less on training rows';

/** A step that reads labels is judged by what came through; one that reads none cannot hand one over. */
export interface FittedStep extends Measured {
  reads: 'no label' | 'labels' | 'scrambled labels';
}

/** The transforms of an experiment that are fitted on all eligible rows, each ready to be measured. */
export function transformSteps(context: CheckContext, fold: FoldRows): (() => FittedStep[])[] {
  const { experiment, catalog, frame, features } = context;
  const model = entryOf('model', catalog.models, experiment.model.id);
  const options = optionValues(model, experiment.model.options);
  const encoding = (options['encoder'] as Encoding | undefined) ?? model.encoding;
  const categorical = features.filter((f) => frame.column(f, 'as-of').kind === 'categorical');
  const numeric = features.filter((f) => !categorical.includes(f));
  const steps: (() => FittedStep[])[] = [];
  if (numeric.length > 0 && encoding !== 'ordinal')
    steps.push(() => [measureScaling(frame, numeric, fold)]);
  if (categorical.length > 0 && encoding === 'target')
    steps.push(() => [measureTargetEncoding(frame, categorical, fold)]);
  else if (categorical.length > 0) steps.push(() => [measureCategories(frame, categorical, fold)]);
  const count = model.ownFeatures ? 0 : experiment.selectFeatures;
  if (count > 0 && count < features.length) steps.push(() => [measureSelection(context, count)]);
  return steps;
}

function stepOf(
  subject: string,
  subjectTitle: string,
  measures: Measure[],
  reads: FittedStep['reads'],
): FittedStep {
  return {
    subject,
    subjectTitle,
    measures,
    knownAt: null,
    columns: [],
    remedy: 'transforms',
    reads,
  };
}

function measureScaling(frame: Frame, features: readonly Feature[], fold: FoldRows): FittedStep {
  const shifts = features.map((feature) =>
    scalingShift(frame.column(feature, 'as-of'), fold.train, frame.eligible),
  );
  const largest = (of: 'shift' | 'stretch') =>
    shifts.reduce((most, shift) => Math.max(most, shift?.[of] ?? 0), 0);
  const measures: Measure[] = [
    { name: 'largest shift of a mean, in deviations', value: largest('shift'), as: 'difference' },
    { name: 'largest stretch of a deviation', value: largest('stretch'), as: 'share' },
  ];
  return stepOf('scaling', 'Imputing and scaling', measures, 'no label');
}

function measureCategories(frame: Frame, features: readonly Feature[], fold: FoldRows): FittedStep {
  const value = features
    .map((feature) => unseenShare(frame.column(feature, 'as-of'), fold))
    .reduce((most, share) => Math.max(most, share), 0);
  const name = 'most test rows of a column whose category training rows lack';
  const measures: Measure[] = [{ name, value, as: 'share' }];
  return stepOf('categories', 'Codes of categories', measures, 'no label');
}

/** The column that gains most speaks for the step; the others stand beside it. */
function measureTargetEncoding(
  frame: Frame,
  features: readonly Feature[],
  fold: FoldRows,
): FittedStep {
  const gains = features
    .map((feature) => ({ feature, gain: targetEncodingGain(feature, frame, fold) }))
    .sort((a, b) => (b.gain?.value ?? -1) - (a.gain?.value ?? -1));
  const worst = gains[0]!;
  const measures = [
    gainMeasure(GAIN, worst.gain),
    ...gains.map(({ feature, gain }) => gainMeasure(`of ${feature.id}`, gain)),
  ];
  const title = `Target encoding, worst of ${worst.feature.id}`;
  return stepOf('target-encoding', title, measures, 'labels');
}

function measureSelection({ frame, features, folds }: CheckContext, count: number): FittedStep {
  const columns = features.map((feature) => frame.column(feature, 'as-of'));
  const { replaced, gain, scrambled } = selectionGain(columns, frame, folds.at(-1)!, count);
  const measures: Measure[] = [
    gainMeasure(GAIN, scrambled),
    { name: 'the same with the labels as they are', value: gain, as: 'difference' },
    { name: 'kept columns that training rows would not keep', value: replaced, as: 'share' },
  ];
  const title = `Selection of ${count} of ${countWords(features.length, 'column')}`;
  return stepOf('selection', title, measures, 'scrambled labels');
}

/** A feature that changes when test rows may not be learned from; nothing of one that does not. */
export function learnedFeatureStep(feature: Feature, frame: Frame, fold: FoldRows): FittedStep[] {
  const gain = learnedFeatureGain(feature, frame, fold);
  if (!gain) return [];
  return [
    {
      subject: feature.id,
      subjectTitle: feature.title,
      measures: [gainMeasure(GAIN, gain)],
      knownAt: feature.knownAt,
      columns: [feature.id],
      remedy: 'columns',
      reads: 'labels',
    },
  ];
}

function gainMeasure(name: string, gain: Interval | null): Measure {
  return { name, ...(gain ?? { value: null }), as: 'difference' };
}
