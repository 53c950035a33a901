import { entryOf } from '../catalog.ts';
import type { Feature } from '../feature.ts';
import { lowOf, valueOf, type CheckContext, type LeakCheck, type Measured } from '../leak-check.ts';
import type { Measure } from '../leakage/finding.ts';
import {
  foldRows,
  learnedFeatureGain,
  scalingShift,
  targetEncodingGain,
  unseenShare,
  type FoldRows,
} from '../leakage/fit-scope.ts';
import { countWords, scoreWords } from '../leakage/number-words.ts';
import { selectionGain } from '../leakage/selection-gain.ts';
import { optionValues, type Encoding } from '../model.ts';
import type { Interval } from '../result.ts';

const GAIN = 'ROC AUC on test rows, fitted on all rows less on training rows';

/**
 * Below this nothing is called a leak, whatever its interval: it is what scaling before the split can do
 * at most (evaluation.md 0), and that is nearly harmless.
 */
const HARMLESS = 0.005;

/** A step that reads labels is judged by what came through; one that reads none cannot hand one over. */
interface Fitted extends Measured {
  reads: 'no label' | 'labels' | 'scrambled labels';
}

/**
 * What was fitted on rows that are tested on. Each step is fitted twice, on all eligible rows and on
 * training rows, and both are set side by side. Imputing and scaling read no label, and come out nearly
 * the same. Target encoding, selection and features that are means of labels read the test rows' labels,
 * and the gain on test rows says how much of them came through.
 */
export const check: LeakCheck<Fitted> = {
  id: 'fit-scope',
  title: 'What was fitted on test rows',
  summary:
    'Fits encoders, scalers, selection and label means on all rows and on training rows: how far do they differ, and what do test rows gain?',
  order: 6,
  impossible: ({ features }) =>
    features.length ? null : 'What was fitted on test rows: the model reads no columns.',
  measure: (context) => {
    const folds = context.folds.map((fold) => foldRows(context.frame, fold));
    const transforms =
      context.experiment.fitTransformsOn === 'all' ? measureTransforms(context, folds) : [];
    return [...transforms, ...measureLearnedFeatures(context, folds)];
  },
  judge(measured) {
    if (measured.reads === 'no label')
      return {
        verdict: 'clear',
        value: measured.measures[0]?.value ?? null,
        because:
          'Fitted on test rows too, but it reads no label: it cannot hand one over, and moves a score by .005 at most.',
      };
    const value = valueOf(measured, GAIN);
    const low = lowOf(measured, GAIN);
    const leaks = low > 0 && value >= HARMLESS;
    const dealt =
      measured.reads === 'scrambled labels' ? 'With labels dealt out at random, and f' : 'F';
    const gain = `${dealt}itted on test rows too, it tells their labels by ${scoreWords(value)} of ROC AUC better than fitted on training rows`;
    return {
      verdict: leaks ? 'leak' : 'clear',
      value: Number.isNaN(value) ? null : value,
      because: leaks
        ? `${gain}, at least ${scoreWords(low)}: those labels come through.`
        : `${gain}, which is below ${scoreWords(HARMLESS)} or may be chance.`,
    };
  },
  checked: ({ experiment, features }) =>
    experiment.fitTransformsOn === 'train'
      ? `Selection, encoders, imputers and scalers learned from training rows alone; ${countWords(features.length, 'column')} looked at for means of test labels.`
      : `Selection, encoders, imputers and scalers learned from all eligible rows, and ${countWords(features.length, 'column')}, against the same learned from training rows.`,
  blindTo: ['Steps that were done before the table came here.'],
};

function measureTransforms(context: CheckContext, folds: readonly FoldRows[]): Fitted[] {
  const { experiment, catalog, frame, features } = context;
  const model = entryOf('model', catalog.models, experiment.model.id);
  const options = optionValues(model, experiment.model.options);
  const encoding = (options['encoder'] as Encoding | undefined) ?? model.encoding;
  const categorical = features.filter((f) => frame.column(f, 'as-of').kind === 'categorical');
  const numeric = features.filter((f) => !categorical.includes(f));
  const found: Fitted[] = [];
  if (numeric.length > 0 && encoding !== 'ordinal')
    found.push(measureScaling(context, numeric, folds));
  if (categorical.length > 0 && encoding === 'target')
    found.push(measureTargetEncoding(context, categorical, folds));
  else if (categorical.length > 0) found.push(measureCategories(context, categorical, folds));
  const count = model.ownFeatures ? 0 : experiment.selectFeatures;
  if (count > 0 && count < features.length) found.push(measureSelection(context, count));
  return found;
}

function step(
  subject: string,
  subjectTitle: string,
  measures: Measure[],
  reads: Fitted['reads'],
): Fitted {
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

function gainMeasure(name: string, gain: Interval | null): Measure {
  return { name, ...(gain ?? { value: null }), as: 'difference' };
}

function measureScaling(
  { frame }: CheckContext,
  features: readonly Feature[],
  folds: readonly FoldRows[],
): Fitted {
  const shifts = features.flatMap((feature) =>
    folds.map((fold) => scalingShift(frame.column(feature, 'as-of'), fold.train, frame.eligible)),
  );
  const largest = (of: 'shift' | 'stretch') =>
    shifts.reduce((most, shift) => Math.max(most, shift?.[of] ?? 0), 0);
  return step(
    'scaling',
    'Imputing and scaling',
    [
      { name: 'largest shift of a mean, in deviations', value: largest('shift'), as: 'difference' },
      { name: 'largest stretch of a deviation', value: largest('stretch'), as: 'share' },
    ],
    'no label',
  );
}

function measureCategories(
  { frame }: CheckContext,
  features: readonly Feature[],
  folds: readonly FoldRows[],
): Fitted {
  const shares = features.flatMap((feature) =>
    folds.map((fold) => unseenShare(frame.column(feature, 'as-of'), fold)),
  );
  const value = shares.reduce((most, share) => Math.max(most, share), 0);
  const name = 'most test rows of a column whose category training rows lack';
  return step('categories', 'Codes of categories', [{ name, value, as: 'share' }], 'no label');
}

/** The column that gains most speaks for the step; the others stand beside it. */
function measureTargetEncoding(
  { frame }: CheckContext,
  features: readonly Feature[],
  folds: readonly FoldRows[],
): Fitted {
  const gains = features
    .map((feature) => ({ feature, gain: targetEncodingGain(feature, frame, folds) }))
    .sort((a, b) => (b.gain?.value ?? -1) - (a.gain?.value ?? -1));
  const worst = gains[0]!;
  return step(
    'target-encoding',
    `Target encoding, worst of ${worst.feature.id}`,
    [
      gainMeasure(GAIN, worst.gain),
      ...gains.map(({ feature, gain }) => gainMeasure(`of ${feature.id}`, gain)),
    ],
    'labels',
  );
}

function measureSelection({ frame, features, folds }: CheckContext, count: number): Fitted {
  const columns = features.map((feature) => frame.column(feature, 'as-of'));
  const { replaced, gain, scrambled } = selectionGain(columns, frame, folds, count);
  return step(
    'selection',
    `Selection of ${count} of ${countWords(features.length, 'column')}`,
    [
      gainMeasure(GAIN, scrambled),
      { name: 'the same with the labels as they are', value: gain, as: 'difference' },
      { name: 'kept columns that training rows would not keep', value: replaced, as: 'share' },
    ],
    'scrambled labels',
  );
}

/** Features that change when test rows may not be learned from. */
function measureLearnedFeatures(
  { frame, features }: CheckContext,
  folds: readonly FoldRows[],
): Fitted[] {
  return features.flatMap((feature) => {
    const gain = learnedFeatureGain(feature, frame, folds);
    if (!gain) return [];
    return {
      subject: feature.id,
      subjectTitle: feature.title,
      measures: [gainMeasure(GAIN, gain)],
      knownAt: feature.knownAt,
      columns: [feature.id],
      remedy: 'columns',
      reads: 'labels',
    };
  });
}
