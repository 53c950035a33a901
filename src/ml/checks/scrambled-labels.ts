import { bootstrapOf } from '../assess.ts';
import { evaluate } from '../evaluate.ts';
import { interval } from '../interval.ts';
import { lowOf, valueOf, type CheckContext, type LeakCheck, type Measured } from '../leak-check.ts';
import type { Measure } from '../leakage/finding.ts';
import { countWords, scoreWords } from '../leakage/number-words.ts';
import { scrambleLabels } from '../leakage/scramble-labels.ts';
import type { FitProgress } from '../model.ts';
import { meanScores, scoresOf } from '../scores.ts';

const FIRST = 'ROC AUC on scrambled labels';
const AGAIN = 'ROC AUC on labels scrambled again';

/**
 * The learner's whole evaluation, refitted once on labels dealt out at random. Nothing can tell them, so
 * the test must come to .5. Where it does not, the test rows' labels came through: by a feature that is a
 * mean of labels, by a target encoding or a selection fitted on all rows. One interval in forty lies above
 * .5 by chance, so a second deal must confirm a first.
 */
export const check: LeakCheck = {
  id: 'scrambled-labels',
  title: 'Scrambled labels',
  summary:
    'Refits the evaluation on labels dealt out at random: a score above chance proves that test labels come through.',
  order: 8,
  refits: true,
  impossible: ({ features }) =>
    features.length ? null : 'Scrambled labels: the model reads no columns.',
  measure,
  judge(measured) {
    const [first, again] = [lowOf(measured, FIRST), lowOf(measured, AGAIN)];
    const value = valueOf(measured, FIRST);
    const said = `On labels dealt out at random the test reaches ${scoreWords(value)}, at least ${scoreWords(first)} whatever days had come`;
    if (first > 0.5 && again > 0.5)
      return {
        verdict: 'leak',
        value,
        because: `${said}, and dealt again ${scoreWords(valueOf(measured, AGAIN))}: the test rows’ labels come through.`,
      };
    const because =
      first > 0.5
        ? `${said}, but dealt again ${scoreWords(valueOf(measured, AGAIN))}, at least ${scoreWords(again)}: it was chance.`
        : `${said}: no label came through that was scrambled.`;
    return { verdict: 'clear', value: Number.isNaN(value) ? null : value, because };
  },
  checked: ({ frame }) =>
    `The evaluation refitted on scrambled labels of ${countWords(frame.eligible.length, 'row')}.`,
  blindTo: [
    'Scrambled labels do not see columns written after the outcome: those hold the true outcome, whatever was scrambled.',
    'Scrambled labels do not see duplicated rows or shared groups: scrambled row by row, their labels part.',
  ],
};

async function* measure(context: CheckContext): AsyncGenerator<FitProgress, Measured[]> {
  const { seed } = context.experiment;
  const measures = [yield* scrambledAuc(context, FIRST, seed)];
  if (measures[0]!.low! > 0.5) measures.push(yield* scrambledAuc(context, AGAIN, seed + 1));
  return [
    {
      subject: 'scrambled-labels',
      subjectTitle: 'The evaluation on scrambled labels',
      measures,
      knownAt: null,
      columns: [],
      remedy: null,
    },
  ];
}

async function* scrambledAuc(
  { experiment, catalog, frame, signal }: CheckContext,
  name: string,
  seed: number,
): AsyncGenerator<FitProgress, Measure> {
  const scrambled = scrambleLabels(frame, seed);
  const { folds } = yield* evaluate(experiment, catalog, scrambled, signal);
  const value = meanScores(folds.map(({ y, score }) => scoresOf(y, score))).rocAuc;
  if (value === null) return { name, value, as: 'rocAuc' };
  const bootstrap = bootstrapOf(
    frame,
    folds.map(({ testRows }) => testRows),
    'test',
  );
  return { name, value, ...interval(bootstrap.rocAucs(folds)), as: 'rocAuc' };
}
