import { lowOf, valueOf, type CheckContext, type LeakCheck, type Measured } from '../leak-check.ts';
import { findDuplicates, type Duplicates } from '../leakage/duplicates.ts';
import { excessAgreement } from '../leakage/excess-agreement.ts';
import { countWords, scoreWords, shareWords } from '../leakage/number-words.ts';
import { rowKeys } from '../leakage/row-keys.ts';

const SHARE = 'test rows with an equal training row';
const CHANCE = 'the same by chance';
const SHARE_LABELLED = 'with an equal one of the same label';
const CHANCE_LABELLED = 'the same label, by chance';
const CONFLICTING = 'of them, with another label in training';
const AGREEMENT = 'agreement of equal rows beyond chance';

/** Rows entered twice have one outcome: half of the way from strangers to that is no coincidence. */
const ONE_OUTCOME = 0.5;
const MORE_THAN_LIKENESS = 0.2;
/** One test row in two hundred, above what chance would give. */
const BEYOND_CHANCE = 0.005;

/**
 * Test rows that equal a training row in every column that the model reads. A table of few categories is
 * full of them by nature, and so is one whose columns hang together, of which the chance under
 * independent columns knows nothing. What marks rows entered twice is that they also have one outcome:
 * equal parcels of two customers agree little more than chance.
 */
export const check: LeakCheck = {
  id: 'duplicates',
  title: 'Duplicated rows',
  summary:
    'The share of test rows that equal a training row in every column, against chance, and the conflicting labels among them.',
  order: 4,
  impossible: ({ features }) =>
    features.length ? null : 'Duplicated rows: the model reads no columns.',
  measure: (context) => [measureDuplicates(context)],
  judge(measured) {
    const share = valueOf(measured, SHARE);
    const chance = valueOf(measured, CHANCE);
    const agreement = valueOf(measured, AGREEMENT);
    const low = lowOf(measured, AGREEMENT);
    const agreeing = share
      ? `; they agree with them ${shareWords(Math.max(0, agreement))} of the way from chance to always, at least ${scoreWords(low)}, and ${shareWords(valueOf(measured, CONFLICTING))} meet another label`
      : '';
    const because = `${shareWords(share)} of the test rows equal a training row in every column, ${shareWords(chance)} by chance if columns were independent${agreeing}.`;
    const beyond = share - chance >= BEYOND_CHANCE;
    const verdict =
      beyond && low >= ONE_OUTCOME ? 'leak' : beyond && low >= MORE_THAN_LIKENESS ? 'ask' : 'clear';
    return { verdict, value: share, because };
  },
  checked: ({ features }) =>
    `Exact duplicates of test rows among training rows, over ${countWords(features.length, 'column')}.`,
  blindTo: ['Near duplicates: a row of which one column was changed is another row.'],
};

function measureDuplicates({ frame, folds, features }: CheckContext): Measured {
  const columns = features.map((feature) => frame.column(feature, 'as-of'));
  const keys = rowKeys(columns, frame.eligible);
  const found = folds.map((fold) => findDuplicates(keys, frame.y, fold));
  const sum = (of: (fold: Duplicates) => number) =>
    found.reduce((total, fold) => total + of(fold), 0);
  const tested = sum((fold) => fold.tested);
  const equal = sum((fold) => fold.y.length);
  const meanLabel = found.flatMap((fold) => fold.meanLabel);
  const y = found.flatMap((fold) => fold.y);
  const labelled = y.filter((label, i) => (label ? meanLabel[i]! > 0 : meanLabel[i]! < 1)).length;
  const conflicting = y.filter((label, i) => meanLabel[i] !== label).length;
  const family = found.flatMap((fold) => fold.family);
  const agreement = excessAgreement({ y, meanLabel, family });
  const share = (name: string, value: number | null) => ({ name, value, as: 'share' }) as const;
  return {
    subject: 'duplicates',
    subjectTitle: 'Equal rows on both sides of the split',
    measures: [
      share(SHARE, equal / tested),
      share(CHANCE, sum((fold) => fold.chance) / tested),
      share(SHARE_LABELLED, labelled / tested),
      share(CHANCE_LABELLED, sum((fold) => fold.chanceWithLabel) / tested),
      share(CONFLICTING, equal ? conflicting / equal : null),
      { name: AGREEMENT, ...(agreement ?? { value: null }), as: 'share' },
    ],
    knownAt: null,
    columns: [],
    remedy: 'split',
  };
}
