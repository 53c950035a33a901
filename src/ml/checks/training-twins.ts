import { bootstrapOf } from '../assess.ts';
import { foldsOf } from '../evaluate.ts';
import { interval } from '../interval.ts';
import { lowOf, valueOf, type CheckContext, type LeakCheck, type Measured } from '../leak-check.ts';
import type { Measure } from '../leakage/finding.ts';
import { countWords, scoreWords, shareWords } from '../leakage/number-words.ts';
import { twinLabels, type TwinLabels } from '../leakage/twin-labels.ts';
import { meanScores, scoresOf } from '../scores.ts';
import { trainingTwinShare } from '../training-twins.ts';

const SHARE = 'test rows with a training twin';
const BY_TIME = 'the same under a split by time';
const TWINS_ALONE = 'ROC AUC of the twins’ labels alone';
const BEYOND_GROUP = 'ROC AUC of the twins’ labels less their group’s rate';

/** A border of two days has a few twins in any split; a hundredth of the test rows is no border. */
const MORE_THAN_A_BORDER = 0.01;

/**
 * Training twins: training rows of a test row's own group, created within an hour of it. They met the
 * same congestion, and their labels were settled weeks after the test row was created. Under a split by
 * time nearly no test row has one. When their mean label alone, less what the group's other rows say,
 * still orders the test rows, the split hands over what the clock had not reached.
 */
export const check: LeakCheck = {
  id: 'training-twins',
  title: 'Training twins',
  summary:
    'The share of test rows with a training row of the same group within an hour, and how well those rows’ labels alone tell theirs.',
  order: 3,
  impossible: ({ frame }) =>
    frame.world.roles.group ? null : 'Training twins: the table names no group.',
  measure: (context) => [measureTwins(context)],
  judge(measured) {
    const share = valueOf(measured, SHARE);
    const byTime = valueOf(measured, BY_TIME) || 0;
    const low = lowOf(measured, BEYOND_GROUP);
    const beside = `${shareWords(share)} of the test rows have a training twin, ${shareWords(byTime)} under a split by time`;
    if (!(share >= byTime + MORE_THAN_A_BORDER))
      return { verdict: 'clear', value: share, because: `${beside}.` };
    const beyond = `less their group’s rate they tell the label with ${scoreWords(valueOf(measured, BEYOND_GROUP))}, at least ${scoreWords(low)} whatever days had come`;
    return low > 0.5
      ? {
          verdict: 'leak',
          value: share,
          because: `${beside}; the twins’ labels were not known yet at the test row’s creation, and ${beyond}.`,
        }
      : {
          verdict: 'ask',
          value: share,
          because: `${beside}; the twins’ labels were not known yet, but ${beyond}, which may be chance.`,
        };
  },
  checked: ({ frame, folds }) =>
    `Training twins of ${countWords(testCount({ folds }), 'test row')}: same ${frame.world.roles.group}, within an hour.`,
  blindTo: ['Rows that share a shock through a group that the table does not name.'],
};

function measureTwins(context: CheckContext): Measured {
  const { frame, folds } = context;
  const found = folds.map((fold) => twinLabels(frame, fold)!);
  const withTwins = found.reduce((sum, { rows }) => sum + rows.length, 0);
  const judged = found.filter(({ rows }) => rows.length > 0);
  const orderBy = (name: string, score: (twins: TwinLabels) => Float64Array): Measure => ({
    name,
    ...rocAucOf(context, judged, score),
    as: 'rocAuc',
  });
  return {
    subject: 'training-twins',
    subjectTitle: 'Training twins of the test rows',
    measures: [
      { name: SHARE, value: withTwins / testCount(context), as: 'share' },
      { name: BY_TIME, value: shareByTime(context), as: 'share' },
      orderBy(TWINS_ALONE, ({ twinMean }) => twinMean),
      orderBy(BEYOND_GROUP, ({ twinMean, groupRate }) =>
        twinMean.map((mean, i) => mean - groupRate[i]!),
      ),
    ],
    knownAt: null,
    columns: [],
    remedy: 'split',
  };
}

function testCount({ folds }: Pick<CheckContext, 'folds'>): number {
  return folds.reduce((sum, { testIndex }) => sum + testIndex.length, 0);
}

/** null where these rows cannot be split by time: the learner's own split is what must be possible. */
function shareByTime({ experiment, catalog, frame }: CheckContext): number | null {
  const split = { id: 'time', gapDays: 0, options: {} };
  try {
    const [fold] = foldsOf({ ...experiment, split }, catalog, frame);
    return trainingTwinShare(frame, fold!);
  } catch {
    return null;
  }
}

function rocAucOf(
  { frame }: CheckContext,
  folds: readonly TwinLabels[],
  score: (twins: TwinLabels) => Float64Array,
) {
  if (folds.length === 0) return { value: null };
  const scored = folds.map((twins) => ({ y: twins.y, score: score(twins) }));
  const value = meanScores(scored.map((fold) => scoresOf(fold.y, fold.score))).rocAuc;
  if (value === null) return { value };
  const bootstrap = bootstrapOf(
    frame,
    folds.map(({ rows }) => rows),
    'twins',
  );
  return { value, ...interval(bootstrap.rocAucs(scored)) };
}
