import { lowOf, valueOf, type CheckContext, type LeakCheck } from '../leak-check.ts';
import { foldRows } from '../leakage/fit-scope.ts';
import {
  GAIN,
  learnedFeatureStep,
  transformSteps,
  type FittedStep,
} from '../leakage/fitted-steps.ts';
import { countWords, scoreWords } from '../leakage/number-words.ts';
import { breathe, type FitProgress } from '../model.ts';

/**
 * Below this nothing is called a leak, whatever its interval: it is what scaling before the split can do
 * at most (evaluation.md 0), and that is nearly harmless.
 */
const HARMLESS = 0.005;

/**
 * What was fitted on rows that are tested on. Each step is fitted twice, on all eligible rows and on
 * training rows, and both are set side by side. Imputing and scaling read no label, and come out nearly
 * the same. Target encoding, selection and features that are means of labels read the test rows' labels,
 * and the gain on test rows says how much of them came through. Of several folds, the last is looked at.
 */
export const check: LeakCheck<FittedStep> = {
  id: 'fit-scope',
  title: 'What was fitted on test rows',
  summary:
    'Fits encoders, scalers, selection and label means on all rows and on training rows, and sets what the test rows gain beside it.',
  order: 6,
  impossible: ({ features }) =>
    features.length ? null : 'What was fitted on test rows: the model reads no columns.',
  measure,
  judge(measured) {
    if (measured.reads === 'no label')
      return {
        verdict: 'clear',
        value: measured.measures[0]?.value ?? null,
        because:
          'Fitted on test rows too, but it reads no label, so it cannot hand one over; the numbers say how far it moved.',
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

async function* measure(context: CheckContext): AsyncGenerator<FitProgress, FittedStep[]> {
  const { frame, features, folds, signal } = context;
  const fold = foldRows(frame, folds.at(-1)!);
  const steps = [
    ...(context.experiment.fitTransformsOn === 'all' ? transformSteps(context, fold) : []),
    ...features.map((feature) => () => learnedFeatureStep(feature, frame, fold)),
  ];
  const found: FittedStep[] = [];
  for (const [k, step] of steps.entries()) {
    await breathe(signal);
    found.push(...step());
    yield { unit: 'step', done: k + 1, of: steps.length };
  }
  return found;
}
