import { businessLabel, labelAsOf } from '../label-as-of.ts';
import { valueOf, type CheckContext, type LeakCheck, type Measured } from '../leak-check.ts';
import { countWords, shareWords } from '../leakage/number-words.ts';

const DIFFERENT = 'test labels that differ from the business label';
const UNSETTLED = 'test labels not settled today';

/**
 * Whether the learner's label is the one that the business acts on. A label that asks another question is
 * no leak: it may make the score higher or lower (evaluation.md 7). Both labels are read as the warehouse
 * shows them today; one that may still change is counted apart.
 */
export const check: LeakCheck = {
  id: 'label-question',
  title: 'The label’s question',
  summary:
    'The share of test labels that differ from the label the business acts on, or that may still change.',
  order: 7,
  impossible: () => null,
  measure: (context) => [measureLabel(context)],
  judge(measured) {
    const different = valueOf(measured, DIFFERENT);
    const unsettled = valueOf(measured, UNSETTLED);
    const because = `${shareWords(different)} of the test labels differ from the label that the business acts on, and ${shareWords(unsettled)} may still change.`;
    const question = different > 0 || unsettled > 0;
    return {
      verdict: question ? 'ask' : 'clear',
      value: different,
      because: question ? `${because} That is another question, not a leak.` : because,
    };
  },
  checked: ({ folds }) =>
    `The labels of ${countWords(
      folds.reduce((sum, { testIndex }) => sum + testIndex.length, 0),
      'test row',
    )} against the label that the business acts on, both as of today.`,
  blindTo: ['Labels that were recorded wrongly, and whether the business asks the right question.'],
};

function measureLabel({ experiment, catalog, frame, folds }: CheckContext): Measured {
  const { world, today, history } = frame;
  const label = businessLabel(catalog.labels, world.roles);
  const business = labelAsOf(label.history(world), today);
  let tested = 0;
  let different = 0;
  let unsettled = 0;
  for (const { testIndex } of folds)
    for (const i of testIndex) {
      const row = frame.eligible[i]!;
      tested++;
      if (frame.y[i] !== business[row]) different++;
      if (history.settledAt[row]! >= today) unsettled++;
    }
  return {
    subject: 'label',
    subjectTitle: `Label ${experiment.label.id} against ${label.id}`,
    measures: [
      { name: DIFFERENT, value: different / tested, as: 'share' },
      { name: UNSETTLED, value: unsettled / tested, as: 'share' },
    ],
    knownAt: null,
    columns: [],
    remedy: null,
  };
}
